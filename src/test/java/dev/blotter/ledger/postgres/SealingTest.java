package dev.blotter.ledger.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.job.RunControl;
import dev.blotter.kernel.LanePosition;
import dev.blotter.ledger.Hash;
import dev.blotter.ledger.SignedHead;
import dev.blotter.ledger.postgres.Verification.Status;
import dev.blotter.testing.Seeds;
import dev.blotter.testing.TestDatabase;
import dev.blotter.verifier.Merkle;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is appended is sealed once, by whichever node, and proved from what is kept of it. */
class SealingTest {

  @TempDir Path folder;

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase();

  @Test
  void two_nodes_seal_at_once_and_each_event_is_sealed_once() {
    var one = new TestLedger(database, folder);
    var other = new TestLedger(database, folder);
    one.append(2_000, 1, 2, 3, 4);
    long sealed = 0;
    for (var both = both(one, other); both > 0; both = both(one, other)) {
      sealed += both;
      one.append(20, 1, 5);
    }
    assertThat(sealed).isGreaterThanOrEqualTo(8_000);
    one.seal();
    assertThat(one.verify(VerificationScope.all()).status()).isEqualTo(Status.PASSED);
    assertThat(one.summary().unsealed()).isZero();
  }

  @Test
  void a_node_that_falls_asleep_while_it_seals_holds_nobody_up_and_seals_nothing_when_it_wakes()
      throws InterruptedException {
    var awake = new TestLedger(database, folder);
    awake.append(100, 1);
    var asleep = new CountDownLatch(1);
    var clock = asleep(Duration.ofSeconds(2), asleep);
    var sleeper = new TestLedger(database, folder, awake.archive, clock);
    var dream = sleeper.sealer.pass().subscribeAsCompletionStage();
    assertThat(asleep.await(5, TimeUnit.SECONDS)).isTrue();

    Awaitility.await("its lanes are sealed by the other")
        .atMost(Duration.ofMillis(1_500))
        .until(() -> awake.pass().events() == 100);

    assertThat(dream).failsWithin(Duration.ofSeconds(5));
    awake.seal();
    assertThat(awake.verify(VerificationScope.all()).status()).isEqualTo(Status.PASSED);
  }

  @Test
  void heads_that_are_written_outside_twice_at_once_follow_from_each_other() {
    var ledger = new TestLedger(database, folder);
    for (int head = 0; head < 30; head++) {
      ledger.append(2, 1);
      ledger.pass();
      ledger.newHead();
    }
    var writers = Stream.generate(ledger::publish).limit(8).toList();
    await(Uni.join().all(writers).andCollectFailures());
    assertThat(await(ledger.faults.open())).isEmpty();
    assertThat(ledger.archive.newest(1)).hasValue(30);
  }

  /** A clock that whoever asks falls asleep over. */
  private static InstantSource asleep(Duration howLong, CountDownLatch asleep) {
    return () -> {
      asleep.countDown();
      try {
        Thread.sleep(howLong.toMillis());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return Instant.now();
    };
  }

  /** Until most is sealed, so that what is appended between does not go on for ever. */
  private static long both(TestLedger one, TestLedger other) {
    var passes = Uni.combine().all().unis(one.sealer.pass(), other.sealer.pass()).asTuple();
    var done = await(passes);
    long events = done.getItem1().events() + done.getItem2().events();
    return events > 100 ? events : 0;
  }

  @Test
  void events_and_growth_are_proved_over_many_seals() {
    var ledger = new TestLedger(database, folder);
    var random = Seeds.random(7);
    List<SignedHead> heads = new ArrayList<>();
    for (int round = 0; round < 12; round++) {
      ledger.append(1 + random.nextInt(round % 4 == 0 ? 400 : 20), 7);
      heads.add(ledger.seal());
    }
    assertThat(heads.getLast().lanes().get(7).size()).isGreaterThan(512);
    for (int proof = 0; proof < 100; proof++) {
      prove(ledger, heads, random);
    }
  }

  private static void prove(TestLedger ledger, List<SignedHead> heads, RandomGenerator random) {
    int later = random.nextInt(heads.size());
    var to = heads.get(later).lanes().get(7);
    var from = heads.get(random.nextInt(later + 1)).lanes().get(7);
    long position = 1 + random.nextLong(to.size());
    var place = new LanePosition(7, position);
    var inclusion = await(ledger.proofs.inclusion(heads.get(later), place));
    byte[] canonical = await(ledger.proofs.canonical(place)).orElseThrow();
    assertThat(
            Merkle.includes(
                to.root().bytes(),
                to.size(),
                position - 1,
                Merkle.leaf(canonical),
                bytes(inclusion.path())))
        .isTrue();
    var growth = await(ledger.proofs.consistency(from, to));
    assertThat(
            Merkle.isConsistent(
                from.size(),
                to.size(),
                from.root().bytes(),
                to.root().bytes(),
                bytes(growth.path())))
        .isTrue();
  }

  private static List<byte[]> bytes(List<Hash> path) {
    return path.stream().map(Hash::bytes).toList();
  }

  @Test
  void a_head_is_made_only_where_something_has_changed_or_another_key_signs() {
    var ledger = new TestLedger(database, folder);
    ledger.append(2, 7);
    assertThat(ledger.seal().number()).isEqualTo(1);
    assertThat(ledger.seal().number()).isEqualTo(1);
    var otherKey = new TestLedger(database, folder.resolve("other"), ledger.archive);
    var second = otherKey.seal();
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.keyId()).isNotEqualTo(await(ledger.proofs.head(1)).orElseThrow().keyId());
    assertThat(otherKey.verify(VerificationScope.all()).status()).isEqualTo(Status.PASSED);
  }

  @Test
  void a_head_of_a_clock_that_was_ahead_keeps_no_other_from_being_made() {
    var right = new TestLedger(database, folder);
    InstantSource tomorrow = () -> Instant.now().plus(Duration.ofDays(1));
    var ahead = new TestLedger(database, folder, right.archive, tomorrow);
    ahead.append(2, 7);
    ahead.seal();
    right.append(2, 7);
    right.pass();
    assertThat(await(right.heads.ifDue())).isPresent();
    right.append(2, 7);
    right.pass();
    assertThat(await(right.heads.ifDue())).isEmpty();
  }

  @Test
  void one_verification_of_a_scope_runs_at_a_time_and_none_outlives_its_node() {
    var ledger = new TestLedger(database, folder);
    ledger.append(2, 7);
    ledger.seal();
    ledger.sql(
        """
        INSERT INTO ledger_verifications (id, scope, lane, subject, actor_type, actor_id)
        VALUES ('01890000-0000-7000-8000-000000000000', 'lane', 7, 'lane 7', 'SYSTEM', 'gone')""");
    var running = await(ledger.verifications.begin(VerificationScope.lane(7), TestLedger.OPERATOR));
    assertThat(running.id()).hasToString("01890000-0000-7000-8000-000000000000");
    assertThat(running.status()).isEqualTo(Status.RUNNING);
    assertThat(ledger.verify(VerificationScope.lane(8)).status()).isEqualTo(Status.PASSED);

    ledger.sql("UPDATE ledger_verifications SET seen_at = seen_at - interval '1 minute'");
    var gone = await(ledger.verifications.find(running.id())).orElseThrow();
    assertThat(gone.status()).isEqualTo(Status.CANCELLED);
    assertThat(gone.error()).isEqualTo("the node that ran it is gone");
    assertThat(ledger.verify(VerificationScope.lane(7)).status()).isEqualTo(Status.PASSED);
  }

  @Test
  void a_verification_that_is_told_to_end_is_cancelled() {
    var ledger = new TestLedger(database, folder);
    ledger.append(2, 7);
    ledger.seal();
    var control = new RunControl();
    control.cancel();
    var seen = new SeenStreams(SeenStreams.LIMIT);
    var check = new LaneCheck(database.pool(), 7, new Findings(), control, seen).run();
    assertThat(check.onItem().transform(done -> "done").onFailure().recoverWithItem("cancelled"))
        .satisfies(end -> assertThat(await(end)).isEqualTo("cancelled"));
  }
}
