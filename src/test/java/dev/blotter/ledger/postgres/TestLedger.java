package dev.blotter.ledger.postgres;

import static dev.blotter.testing.Await.await;

import dev.blotter.eventlog.Account;
import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.Note;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.ledger.Breaks;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.FolderArchive;
import dev.blotter.ledger.HeadArchive;
import dev.blotter.ledger.Keys;
import dev.blotter.ledger.SignedHead;
import dev.blotter.ledger.postgres.Verification.Status;
import dev.blotter.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A node that seals a database as the service's role does, step by step. */
public final class TestLedger {

  static final Actor OPERATOR = new Actor(Actor.Type.OPERATOR, "ops-1");

  final TestDatabase database;
  final HeadArchive archive;
  public final Faults faults;
  final Proofs proofs;
  public final Evidence evidence;
  final Verifications verifications;
  final VerificationRows rows;
  final Summaries summaries;
  private final Pool pool;
  private final PostgresEventLog log;
  final Sealer sealer;
  final HeadMaking heads;
  final Publishing publishing;
  final OutsideCheck outside;
  private final Acknowledgements acknowledgements;

  TestLedger(TestDatabase database, Path folder) {
    this(database, folder, new FolderArchive(folder.resolve("ledger")));
  }

  public TestLedger(TestDatabase database, Path folder, HeadArchive archive) {
    this(database, archive, Clock.systemUTC(), new TestConfig(folder, Optional.empty()));
  }

  /**
   * A node that may say nothing for a second at most.
   *
   * @param sealing tells when a seal is written and a head is made
   */
  TestLedger(TestDatabase database, Path folder, HeadArchive archive, InstantSource sealing) {
    this(
        database,
        archive,
        sealing,
        new TestConfig(folder, Optional.empty(), Duration.ofSeconds(1)));
  }

  private TestLedger(
      TestDatabase database, HeadArchive archive, InstantSource sealing, TestConfig config) {
    this.database = database;
    this.archive = archive;
    pool = database.pool(database.service());
    var clock = Clock.systemUTC();
    var ids = new TimeOrderedIds(new SecureRandom());
    var keys = new Keys(config, archive);
    log = new PostgresEventLog(pool, Note.codec(), ids, clock);
    faults = new Faults(pool);
    sealer = new Sealer(pool, faults, sealing, config);
    var breaks = new Breaks(archive, keys, clock);
    var broken = new BrokenHeads(pool);
    acknowledgements = new Acknowledgements(faults, broken, breaks);
    var footings = new Footings(pool, broken, breaks, keys, faults);
    heads = new HeadMaking(pool, keys, footings, sealing, config);
    publishing = new Publishing(pool, archive, keys, faults);
    outside = new OutsideCheck(pool, archive, keys, breaks, broken, publishing, faults);
    proofs = new Proofs(pool);
    evidence = new Evidence(proofs, sealer, heads, publishing, keys);
    rows = new VerificationRows(pool);
    summaries = new Summaries(pool, faults, new FaultBook(pool), rows, clock);
    verifications =
        new Verifications(
            rows,
            new LogCheck(pool, keys, archive, outside, config),
            faults,
            ids,
            clock,
            new SimpleMeterRegistry());
  }

  /** Appends that many events, two to an order, to each of the lanes. */
  public void append(int events, int... lanes) {
    for (int lane : lanes) {
      var account = Account.inLane(lane);
      List<Append> group = new ArrayList<>();
      for (int event = 0; event < events; event += 2) {
        group.add(note(account, account.order(), event, Math.min(2, events - event)));
      }
      await(log.append(group));
    }
  }

  private static Append note(Account account, AggregateRef order, int number, int events) {
    var draft = account.command("c" + number).expects(order, 0);
    for (int event = 0; event < events; event++) {
      draft.adds(order, "note " + number + " é \"" + event);
    }
    return draft.done();
  }

  /** Looks outside, seals all there is, makes a head and writes it outside, as the service does. */
  public SignedHead seal() {
    await(outside.run());
    while (await(sealer.pass()).more()) {
      // The next batch.
    }
    await(heads.now());
    await(publishing.publish());
    return await(proofs.newestHead()).orElseThrow();
  }

  /** Looks outside. */
  void check() {
    await(outside.run());
  }

  /** Makes a head and writes it outside, without having looked there before. */
  void makeHead() {
    newHead();
    await(publish());
  }

  void newHead() {
    await(heads.now());
  }

  Uni<Void> publish() {
    return publishing.publish();
  }

  Sealer.Pass pass() {
    return await(sealer.pass());
  }

  Verification verify(VerificationScope scope) {
    var run = await(verifications.begin(scope, OPERATOR));
    while (run.status() == Status.RUNNING) {
      pause();
      run = await(verifications.find(run.id())).orElseThrow();
    }
    return run;
  }

  /** The first thing found. */
  Fault verifyAll() {
    return firstOf(verify(VerificationScope.all()));
  }

  /** The first thing found in a lane, which is quicker. */
  Fault verifyLane(int lane) {
    return firstOf(verify(VerificationScope.lane(lane)));
  }

  private static Fault firstOf(Verification run) {
    if (run.status() != Status.FAILED || run.findings().isEmpty()) {
      throw new AssertionError("nothing was found: " + run);
    }
    return run.findings().getFirst();
  }

  /** A hundred are shown at a time. */
  void acknowledgeAll() {
    for (var open = await(faults.open()); !open.isEmpty(); open = await(faults.open())) {
      await(acknowledgements.acknowledge(open.getLast().number(), OPERATOR, "known"));
    }
  }

  public Summary summary() {
    return await(summaries.now());
  }

  UUID eventId(int lane, long position) {
    return id("event_id", lane, position);
  }

  UUID aggregateId(int lane, long position) {
    return id("aggregate_id", lane, position);
  }

  private UUID id(String column, int lane, long position) {
    return UUID.fromString(
        sql("SELECT %s::text FROM all_events WHERE lane = %d AND lane_position = %d"
                .formatted(column, lane, position))
            .getFirst());
  }

  /** Runs statements as a superuser whom no trigger stops. */
  void tamper(String sql) {
    await(
        database
            .pool()
            .withTransaction(
                as -> as.query("SET LOCAL session_replication_role = replica; " + sql).execute()));
  }

  /** Runs statements as a superuser, and answers the first column of all of them. */
  List<String> sql(String sql) {
    List<String> values = new ArrayList<>();
    var rows = await(database.pool().query(sql).execute());
    for (var some = rows; some != null; some = some.next()) {
      for (Row row : some) {
        values.add(row.getString(0));
      }
    }
    return values;
  }

  static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
