package dev.blotter.bench.peer;

import dev.blotter.app.DatabaseAddress;
import dev.blotter.command.CommandConfig;
import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.command.GroupingCommandBus;
import dev.blotter.command.Handler;
import dev.blotter.eventlog.JsonEventCodec;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.SnapshotMac;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.eventlog.postgres.PostgresSnapshots;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.kernel.TradingCalendar;
import dev.blotter.marketdata.Instruments;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.OrderAggregate;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderPolicies;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioAggregate;
import dev.blotter.portfolio.PortfolioCommand.DepositCash;
import dev.blotter.portfolio.ReservationPolicy;
import dev.blotter.portfolio.SettlementPolicy;
import dev.blotter.position.PositionAggregate;
import dev.blotter.trading.PlaceOrderHandler;
import dev.blotter.trading.PortfolioCommandHandler;
import dev.blotter.trading.TradingRules;
import dev.blotter.trading.UserCommandHandler;
import dev.blotter.user.EmailHold;
import dev.blotter.user.UserAggregate;
import dev.blotter.user.UserCommand.RegisterUser;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * The command side of the service without its read models, seals and HTTP. It does more than a peer
 * for an order: it looks whether the user may trade and has the cash, reserves it, and keeps the
 * answer for a repetition.
 */
public final class Ours implements Contender {

  private static final int USERS = 1_000;
  private static final TradingRules RULES =
      new TradingRules(
          OrderPolicies.STANDARD,
          ReservationPolicy.STANDARD,
          MarginPolicy.STANDARD,
          new SettlementPolicy(
              1, LocalTime.of(9, 30), ZoneId.of("America/New_York"), TradingCalendar.WEEKDAYS),
          Quantity.of("1000000"),
          Optional.empty(),
          Integer.MAX_VALUE,
          Duration.ZERO,
          false);
  private static final OrderTerms TERMS =
      new OrderTerms(
          Symbol.of("AAPL"),
          Side.BUY,
          OrderType.LIMIT,
          TimeInForce.GTC,
          Quantity.of("1"),
          Price.of("42.25"),
          null,
          null,
          false);

  private static final SnapshotMac MAC =
      new SnapshotMac(new SecretKeySpec(new byte[32], "HmacSHA256"));

  private final Vertx vertx = Vertx.vertx();
  private final Ids ids = new TimeOrderedIds(new SecureRandom());
  private final Pool pool;
  private final GroupingCommandBus bus;
  private final AtomicLong sent = new AtomicLong();
  private final List<UUID> users = new ArrayList<>();

  /**
   * @param at a database with the service's schema, as the role that the service works as
   * @param connections how many there are
   */
  public Ours(DatabaseAddress at, int connections) {
    pool = pool(vertx, at, connections);
    bus = bus();
    for (int user = 0; user < USERS; user++) {
      users.add(register());
    }
  }

  private static Pool pool(Vertx vertx, DatabaseAddress at, int connections) {
    var options =
        PgConnectOptions.fromUri(at.reactiveUrl())
            .setUser(at.user())
            .setPassword(at.password())
            .setCachePreparedStatements(true);
    return Pool.newInstance(
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(connections))
            .connectingTo(options)
            .using(vertx)
            .build());
  }

  private GroupingCommandBus bus() {
    List<Aggregate<?, ?>> aggregates =
        List.of(
            new UserAggregate(),
            new PortfolioAggregate(),
            new OrderAggregate(),
            new PositionAggregate());
    Prices none = symbol -> Optional.empty();
    List<Handler<?>> handlers =
        List.of(
            new UserCommandHandler(),
            new PortfolioCommandHandler(RULES, none),
            new PlaceOrderHandler(RULES, none, Instruments.NONE));
    return new GroupingCommandBus(
        config(),
        new PostgresEventLog(pool, new JsonEventCodec(aggregates), ids, Clock.systemUTC()),
        new PostgresSnapshots(pool, MAC),
        ids,
        Clock.systemUTC(),
        vertx,
        new SimpleMeterRegistry(),
        handlers,
        aggregates,
        List.of());
  }

  /** As the service has it, but for what it refuses: a peer takes everything, too. */
  private static CommandConfig config() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withDefaultValue("blotter.command.target-wait", "1h")
        .withMapping(CommandConfig.class)
        .build()
        .getConfigMapping(CommandConfig.class);
  }

  private UUID register() {
    var now = Instant.now();
    var id = ids.next(ThreadLocalRandom.current().nextInt(Lane.COUNT), now);
    run(id, new RegisterUser(id, "sealed", "USD", "CASH", new EmailHold(now.plusSeconds(30))), now);
    run(id, new DepositCash(id, "cash", Money.of("90000000000.00", Currency.USD)), now);
    return id;
  }

  private void run(UUID routing, Command command, Instant now) {
    var name = "peer:" + sent.incrementAndGet();
    var origin = new Origin(Actor.system("bench"), UUID.randomUUID(), null);
    var request = new CommandRequest<>(command, routing, name, name, origin, now);
    if (!(bus.submit(request).await().indefinitely() instanceof CommandResult.Done)) {
      throw new IllegalStateException("refused: " + command);
    }
  }

  @Override
  public String name() {
    return "Blotter, in process";
  }

  @Override
  public void place() {
    place(users.get(ThreadLocalRandom.current().nextInt(USERS)));
  }

  @Override
  public void hot() {
    place(users.getFirst());
  }

  private void place(UUID user) {
    var now = Instant.now();
    var order = ids.next(Lane.of(user), now);
    run(user, new PlaceOrder(order, user, order.toString(), null, TERMS), now);
  }

  @Override
  public long events() {
    var rows = pool.query("SELECT count(*) FROM domain_events").execute().await().indefinitely();
    return rows.iterator().next().getLong(0);
  }

  @Override
  public void close() {
    pool.close().await().indefinitely();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
