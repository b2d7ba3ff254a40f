package dev.blotter.trading;

import dev.blotter.command.CommandConfig;
import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.command.FaultyLog;
import dev.blotter.command.GroupingCommandBus;
import dev.blotter.command.Needs;
import dev.blotter.command.Question;
import dev.blotter.command.States;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.SnapshotMacs;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.eventlog.postgres.PostgresSnapshots;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.marketdata.Instruments;
import dev.blotter.marketdata.QuotesOnDatabase;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport;
import dev.blotter.order.VenueReport.AcceptOrder;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.portfolio.PortfolioCommand.DepositCash;
import dev.blotter.portfolio.TradingDays;
import dev.blotter.projection.ProjectionConfig;
import dev.blotter.projection.Projections;
import dev.blotter.testing.AllAggregates;
import dev.blotter.testing.TestDatabase;
import dev.blotter.testing.TestVertx;
import dev.blotter.trading.postgres.PostgresDueWork;
import dev.blotter.user.EmailHold;
import dev.blotter.user.PlainUsers;
import dev.blotter.user.UserCommand.RegisterUser;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * One node on a database of its own: the real pipeline, log, read models and jobs, at a time that
 * the test sets.
 */
final class TradingOnDatabase implements AutoCloseable {
  final Ids ids = new TimeOrderedIds(new SecureRandom());
  final TestDatabase database = TestDatabase.freshDatabase();
  final QuotesOnDatabase quotes = new QuotesOnDatabase(database.pool());
  final PostgresDueWork due = new PostgresDueWork(database.pool());
  final PostgresEventLog log =
      new PostgresEventLog(database.pool(), AllAggregates.codec(), ids, Clock.systemUTC());
  final TradingConfig config = config(TradingConfig.class);

  /** The same log, whose replies may be lost. */
  final FaultyLog faulty = new FaultyLog(log);

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final GroupingCommandBus bus;
  private Projections readModels;
  private volatile Instant now;
  private int commands;
  private int lane = 17;

  TradingOnDatabase(Instant now) {
    this.now = now;
    this.bus = node();
    thaw();
  }

  /** Another node on the same database, which knows nothing yet. */
  GroupingCommandBus node() {
    return new GroupingCommandBus(
        config(CommandConfig.class),
        faulty,
        new PostgresSnapshots(database.pool(), SnapshotMacs.OURS),
        ids,
        () -> now,
        TestVertx.get(),
        new SimpleMeterRegistry(),
        TradingParts.handlers(TradingRules.of(config), quotes.prices(), Instruments.NONE),
        AllAggregates.LIST,
        List.of(new LastTradePrices(quotes.quotes()), new UnorderedExecutions(meters)));
  }

  private static <T> T config(Class<T> type) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withDefaultValue("blotter.command.append-retries", "1")
        .withMapping(type)
        .build()
        .getConfigMapping(type);
  }

  /** From now on it is that time. */
  void at(Instant time) {
    now = time;
  }

  Instant now() {
    return now;
  }

  /** A new user with a cash account and that many dollars in it. */
  UUID account(String cash) {
    var user = ids.next(lane++, now);
    run(
        user,
        new RegisterUser(
            user,
            user + "@example.org/Ada",
            "USD",
            "CASH",
            new EmailHold(Instant.parse("2100-01-01T00:00:00Z"))));
    run(user, new DepositCash(user, "start", Money.of(cash, Currency.USD)));
    return user;
  }

  /**
   * An order for AAPL at 110 dollars that is executed at once, at that time by the venue's clock.
   */
  void trade(UUID user, Side side, String quantity, Instant at) {
    var order = ids.next(Lane.of(user), now);
    var terms = Accounts.terms(Accounts.AAPL, side, quantity, "110", TimeInForce.GTC, false);
    run(user, new PlaceOrder(order, user, "client-" + order, null, terms));
    run(user, new AcceptOrder(order, "XNAS", "a", null, null));
    run(user, new RecordFill(order, "XNAS", "e", at, Quantity.of(quantity), Price.of("110"), null));
  }

  CommandResult run(UUID routing, Command command) {
    return await(send(bus, routing, command, now));
  }

  Uni<CommandResult> send(
      GroupingCommandBus node, UUID routing, Command command, Instant receivedAt) {
    return send(node, routing, command, "test:" + ++commands, receivedAt);
  }

  /** What a venue reports: the same when it comes again. */
  CommandResult report(UUID user, VenueReport report) {
    var id = "exec:" + report.venue() + ":" + report.execId();
    return await(send(bus, user, report, id, now));
  }

  private static Uni<CommandResult> send(
      GroupingCommandBus node, UUID routing, Command command, String id, Instant receivedAt) {
    var origin = new Origin(Actor.system("test"), UUID.randomUUID(), null);
    return node.submit(
        new CommandRequest<>(command, routing, id, command.toString(), origin, receivedAt));
  }

  /** Brings the read models up to date, then runs the job that ends orders. */
  void expireOrders() {
    caughtUp();
    expireWhatTheReadModelsKnow();
  }

  void expireWhatTheReadModelsKnow() {
    expireWhatTheReadModelsKnow(1_000);
  }

  /**
   * @param batch how many orders are asked for at a time
   */
  void expireWhatTheReadModelsKnow(int batch) {
    await(new ExpiryJob(due, new JobCommands(bus), config, () -> now, batch).run());
  }

  /** Brings the read models up to date, then runs the job that settles cash. */
  void settleCash() {
    caughtUp();
    settleWhatTheReadModelsKnow();
  }

  void settleWhatTheReadModelsKnow() {
    await(new SettlementJob(due, new JobCommands(bus), config, () -> now).run());
  }

  /** Brings the read models up to date, then runs the job that values accounts. */
  void valueAccounts() {
    caughtUp();
    valueWhatTheReadModelsKnow();
  }

  void valueWhatTheReadModelsKnow() {
    await(new ValuationJob(valuation(), config, new SimpleMeterRegistry()).run());
  }

  DayValuation valuation() {
    var days = new TradingDays(config.valuationTime(), config.sessionZone());
    return new DayValuation(due, new JobCommands(bus), days, () -> now);
  }

  /** The aggregate as the next command would see it. */
  <S> S state(AggregateRef ref, Class<S> type) {
    return await(bus.ask(ref.id(), new Current<>(ref, type)));
  }

  /** How often that happened to the aggregate. */
  List<RecordedEvent> events(AggregateRef ref) {
    return await(log.readStream(ref, 0, 1_000));
  }

  long count(AggregateRef ref, Class<? extends DomainEvent> type) {
    return events(ref).stream().filter(recorded -> type.isInstance(recorded.event())).count();
  }

  /** The read models stay as they are. */
  void freeze() {
    caughtUp();
    readModels.stop();
  }

  /** The read models follow the log again. */
  void thaw() {
    readModels =
        new Projections(
            TestVertx.get(),
            database.pool(),
            log,
            new PlainUsers().projections(),
            List.of(),
            config(ProjectionConfig.class));
    readModels.start();
  }

  void sql(String statement) {
    await(database.pool().query(statement).execute());
  }

  private void caughtUp() {
    var behind =
        """
        SELECT count(*) FROM lanes l CROSS JOIN (VALUES ('portfolios'), ('orders')) AS p (name)
        LEFT JOIN projection_checkpoints c ON c.lane = l.lane AND c.projection = p.name
        WHERE coalesce(c.position, 0) <> l.last_position\
        """;
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> await(database.pool().query(behind).execute()).iterator().next().getLong(0) == 0);
  }

  static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }

  @Override
  public void close() {
    readModels.stop();
    database.close();
  }

  private record Current<S>(AggregateRef ref, Class<S> type) implements Question<S> {
    @Override
    public Needs needs(States states) {
      return Needs.states(ref);
    }

    @Override
    public S answer(States states) {
      return states.find(ref, type).orElseThrow();
    }
  }
}
