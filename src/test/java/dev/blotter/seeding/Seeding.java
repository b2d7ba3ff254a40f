package dev.blotter.seeding;

import dev.blotter.app.DatabaseAddress;
import dev.blotter.kernel.Lane;
import dev.blotter.testing.JdbcDriver;
import dev.blotter.user.SealedPerson;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fills a migrated, empty database: log, streams, commands, read models, checkpoints, users' keys
 * and quotes, as if all had been done through the service.
 *
 * <p>The service's own handlers and projections play some accounts of every size; the others are
 * copies of those with ids, persons and times of their own. So each figure is what the rules make
 * it, and a rebuild of the read models changes nothing.
 */
public final class Seeding {

  private static final int WRITERS = 3;

  private final DatabaseAddress address;
  private final Seed seed;
  private final Market market;
  private final SealedPerson.Maker people;

  /**
   * @param owner the database, as its owner
   * @param masterKey the service's master key, base64
   */
  public Seeding(DatabaseAddress owner, Seed seed, String masterKey) {
    this.address = owner;
    this.seed = seed;
    this.market = new Market(seed.seed(), seed.until());
    this.people = new SealedPerson.Maker(masterKey);
  }

  /** What a data set holds, the largest account first, and how long it took. */
  public record Result(int orders, long events, List<Account> accounts, Duration time) {
    public Result {
      accounts = List.copyOf(accounts);
    }

    public long ordersPerSecond() {
      return orders * 1000L / Math.max(1, time.toMillis());
    }
  }

  /** An account and how many orders it has. */
  public record Account(java.util.UUID user, int orders) {}

  /** Fills the database and has its statistics made. */
  public Result run() throws SQLException {
    long start = System.nanoTime();
    JdbcDriver.register();
    var accounts = new Accounts(seed, market, people).make();
    var indexes = prepare();
    long events = fill(accounts);
    inParallel(indexes.keys().stream().map(this::statement));
    inParallel(indexes.others().stream().map(this::statement));
    inParallel(Indexes.tables().stream().map(table -> statement("ANALYZE " + table)));
    return new Result(
        accounts.stream().mapToInt(account -> account.template().orders()).sum(),
        events,
        accounts.stream().map(a -> new Account(a.user(), a.template().orders())).toList(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private Indexes prepare() throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      var from = seed.from().atOffset(ZoneOffset.UTC);
      var until = seed.until().atOffset(ZoneOffset.UTC);
      for (var table : List.of("'orders', 'quarter'", "'domain_events', 'month'")) {
        statement.execute("SELECT ensure_partitions(%s, '%s', '%s')".formatted(table, from, until));
      }
      statement.execute("TRUNCATE projection_checkpoints");
      statement.execute(quotes());
      return Indexes.takeAway(connection);
    }
  }

  private String quotes() {
    var values = new ArrayList<String>();
    for (var symbol : market.symbols()) {
      market
          .quote(symbol)
          .ifPresent(
              quote ->
                  values.add(
                      "('%s', %s, %s, %s, '%s')"
                          .formatted(symbol, quote.bid(), quote.ask(), quote.last(), quote.at())));
    }
    return "INSERT INTO quotes (symbol, bid, ask, last, quoted_at) VALUES "
        + String.join(", ", values);
  }

  private long fill(List<AccountCopy> accounts) {
    var events = new AtomicLong();
    long start = seed.from().minus(Duration.ofDays(1)).toEpochMilli();
    inParallel(
        IntStream.range(0, Lane.COUNT)
            .mapToObj(
                lane ->
                    () -> {
                      var own = accounts.stream().filter(a -> a.lane() == lane).toList();
                      try (var connection = connect()) {
                        events.addAndGet(new LaneFill(lane, own, start).run(connection));
                      }
                      return null;
                    }));
    return events.get();
  }

  private Callable<Void> statement(String sql) {
    return () -> {
      execute(sql);
      return null;
    };
  }

  private void execute(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void inParallel(Stream<Callable<Void>> tasks) {
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<Void>> running = tasks.map(threads::submit).toList();
      for (var one : running) {
        one.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("the data set was not made", e);
    }
  }

  private Connection connect() throws SQLException {
    var connection =
        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          SET synchronous_commit = off; SET maintenance_work_mem = '256MB';
          SET max_parallel_maintenance_workers = 0; SET statement_timeout = 0""");
    }
    return connection;
  }
}
