package dev.blotter.user;

import dev.blotter.command.CommandConfig;
import dev.blotter.command.CommandResult;
import dev.blotter.command.GroupingCommandBus;
import dev.blotter.eventlog.JsonEventCodec;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.SnapshotMac;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.eventlog.postgres.PostgresSnapshots;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.portfolio.PortfolioAggregate;
import dev.blotter.testing.TestDatabase;
import dev.blotter.testing.TestVertx;
import dev.blotter.trading.UserCommandHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The users of a database of their own, behind the real pipeline and the real log. */
final class UsersOnDatabase implements AutoCloseable {
  private static final Ids IDS = new TimeOrderedIds(new SecureRandom());

  final PostgresEventLog log;
  final GroupingCommandBus bus;
  final UserKeys keys;
  final Erasures erasures;
  final Users users;
  final UserEmails emails;
  final EmailOwners owners;
  final MasterKey master = new MasterKey(new byte[MasterKey.BYTES]);
  final KeyedPersonalData personalData;
  final Pool pool;
  private final Pool service;
  private final Runnable end;

  UsersOnDatabase() {
    this(TestDatabase.freshDatabase());
  }

  private UsersOnDatabase(TestDatabase database) {
    this(database.pool(), database.pool(database.service()), database::close);
  }

  /**
   * @param pool for a role that may do everything
   * @param service for the role that the service works as
   * @param end what is to be done once it is no longer needed
   */
  UsersOnDatabase(Pool pool, Pool service, Runnable end) {
    this.pool = pool;
    this.service = service;
    this.end = end;
    List<Aggregate<?, ?>> aggregates = List.of(new UserAggregate(), new PortfolioAggregate());
    log = new PostgresEventLog(pool, new JsonEventCodec(aggregates), IDS, Clock.systemUTC());
    bus =
        new GroupingCommandBus(
            config(),
            log,
            new PostgresSnapshots(pool, new SnapshotMac(master.snapshots())),
            IDS,
            InstantSource.system(),
            TestVertx.get(),
            new SimpleMeterRegistry(),
            List.of(new UserCommandHandler()),
            aggregates,
            List.of());
    keys = new UserKeys(pool, master);
    erasures = new Erasures(service);
    var cipher = new PersonalDataCipher();
    owners = new EmailOwners(bus, keys, cipher, master);
    emails = new UserEmails(pool, owners);
    users =
        new Users(
            bus,
            new Registrations(bus, new RegistrationKeys(pool), emails, keys, cipher, master, IDS),
            new Profiles(bus, emails, keys, cipher, master),
            erasures);
    personalData = new KeyedPersonalData(keys, cipher);
  }

  private static CommandConfig config() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(CommandConfig.class)
        .build()
        .getConfigMapping(CommandConfig.class);
  }

  /** The register of erasures as the service's role reads it. */
  ErasureQueries register() {
    return new ErasureQueries(service);
  }

  CommandResult register(String key, String email) {
    return register(key, null, email);
  }

  CommandResult register(String key, @Nullable UUID id, String email) {
    var data = new PersonalData(email, "Ada Lovelace");
    return get(users.register(new Registration(id, data, "USD", "CASH"), submission(key)));
  }

  static Submission submission(String key) {
    var origin = new Origin(new Actor(Actor.Type.OPERATOR, "ops"), UUID.randomUUID(), null);
    return new Submission(key, origin, Instant.now());
  }

  void sql(String statement) {
    get(pool.query(statement).execute());
  }

  static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }

  static UUID id(CommandResult result) {
    return ((CommandResult.Done) result).answer().subject().id();
  }

  static String code(CommandResult result) {
    return ((CommandResult.Refused) result).rejection().code().name();
  }

  @Override
  public void close() {
    end.run();
  }
}
