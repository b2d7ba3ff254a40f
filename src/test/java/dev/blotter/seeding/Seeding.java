package dev.blotter.seeding;

import dev.blotter.app.DatabaseAddress;
import dev.blotter.testing.JdbcDriver;
import dev.blotter.user.SealedPerson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Fills a migrated, empty database: log, streams, commands, read models, checkpoints, users' keys
 * and quotes, as if all had been done through the service.
 *
 * <p>The service's own handlers and projections play some accounts of every size; the others are
 * copies of those with ids, persons and times of their own. So each figure is what the rules make
 * it, and a rebuild of the read models changes nothing.
 */
public final class Seeding {

  private final SeedTarget target;
  private final Seed seed;
  private final Market market;
  private final SealedPerson.Maker people;
  private final Map<String, Duration> steps = new LinkedHashMap<>();
  private long since = System.nanoTime();

  /**
   * @param owner the database, as its owner
   * @param masterKey the service's master key, base64
   */
  public Seeding(DatabaseAddress owner, Seed seed, String masterKey) {
    this.target = new SeedTarget(owner);
    this.seed = seed;
    this.market = new Market(seed.seed(), seed.until());
    this.people = new SealedPerson.Maker(masterKey);
  }

  /**
   * What a data set holds, and how long it took.
   *
   * @param accounts the largest first
   * @param steps what was done one after the other
   */
  public record Result(
      int orders, long events, List<Account> accounts, Map<String, Duration> steps) {
    public Result {
      accounts = List.copyOf(accounts);
    }

    public Duration time() {
      return steps.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    public long ordersPerSecond() {
      return orders * 1000L / Math.max(1, time().toMillis());
    }
  }

  /** An account and how many orders it has. */
  public record Account(UUID user, int orders) {}

  /**
   * Fills the database, with statistics.
   *
   * @throws IllegalStateException if there is an event in it: all tables are emptied first
   */
  public Result run() throws SQLException {
    JdbcDriver.register();
    try (var connection = target.connect()) {
      mustHoldNoEvent(connection);
      makePartitions(connection);
      var accounts = new Accounts(seed, market, people, Catalogue.types(connection)).make();
      done("accounts");
      var log = new SeededLog(accounts, seed.start());
      var indexes = TableIndexes.takeAway(connection);
      var fills = new TableFills(log, indexes).all(connection);
      done("order of events");
      target.inParallel(fills.stream().map(fill -> (SeedTarget.Work) fill::run).toList());
      done("rows and indexes");
      for (var parent : indexes.parents()) {
        SeedTarget.statement(parent).run(connection);
      }
      log.moveOn(connection);
      target.inParallel(Statistics.ofParents());
      done("the whole");
      target.inParallel(SeededSeals.all(log.leaves(), seed.until()));
      SeedTarget.statement(Statistics.OF_SEALS).run(connection);
      done("seals");
      return result(accounts, log.size());
    }
  }

  private static void mustHoldNoEvent(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var events = statement.executeQuery("SELECT FROM all_events LIMIT 1")) {
      if (events.next()) {
        throw new IllegalStateException("the database holds events, and they stay");
      }
    }
  }

  private void makePartitions(Connection connection) throws SQLException {
    var from = seed.from().atOffset(ZoneOffset.UTC);
    var until = seed.until().atOffset(ZoneOffset.UTC);
    for (var table : List.of("'orders', 'quarter'", "'domain_events', 'month'")) {
      SeedTarget.statement("SELECT ensure_partitions(%s, '%s', '%s')".formatted(table, from, until))
          .run(connection);
    }
    SeedTarget.statement(quotes()).run(connection);
    SeedTarget.statement(DAILY_PRICES).run(connection);
  }

  /** A year and a half in which each price stayed within a few percent of what it is now. */
  private static final String DAILY_PRICES =
      """
      INSERT INTO daily_prices (symbol, day, close, official)
      SELECT symbol, day, round(bid * (0.97 + 0.06 * random())::numeric, 4), true
      FROM quotes, generate_series(current_date - 540, current_date - 1, interval '1 day') AS day
      WHERE extract(isodow FROM day) < 6""";

  private String quotes() {
    var values = new ArrayList<String>();
    for (var symbol : market.symbols()) {
      market
          .quote(symbol)
          .ifPresent(
              quote ->
                  values.add(
                      "('%s', %s, '%4$s', %s, '%4$s')"
                          .formatted(
                              symbol, quote.bid().price(), quote.ask().price(), quote.at())));
    }
    return "INSERT INTO quotes (symbol, bid, bid_at, ask, ask_at) VALUES "
        + String.join(", ", values);
  }

  private void done(String step) {
    long now = System.nanoTime();
    steps.put(step, Duration.ofNanos(now - since));
    since = now;
  }

  private Result result(List<AccountCopy> accounts, int events) {
    return new Result(
        accounts.stream().mapToInt(account -> account.template().orders()).sum(),
        events,
        accounts.stream().map(a -> new Account(a.user(), a.template().orders())).toList(),
        steps);
  }
}
