package dev.blotter.ledger.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.postgres.Verification.Status;
import dev.blotter.testing.TestDatabase;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who rewrites seals as well, or puts back an old backup, is found by what vouches for them. */
class RewrittenLedgerTest {

  private static final int LANE = 5;

  @TempDir Path folder;

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase();
  private TestLedger ledger;

  @BeforeEach
  void seal_twice() {
    ledger = new TestLedger(database, folder);
    ledger.append(300, LANE);
    ledger.seal();
    ledger.append(10, LANE);
    ledger.seal();
  }

  @Test
  void a_rewritten_seal_is_broken() {
    ledger.tamper(
        "UPDATE ledger_seals SET sealed_at = sealed_at - interval '1 day' WHERE number = 2");
    assertThat(ledger.verifyLane(LANE).kind()).isEqualTo(Kind.SEAL_BROKEN);
  }

  @Test
  void a_rewritten_hash_of_a_leaf_is_found_by_the_root_above_it() {
    ledger.tamper("UPDATE ledger_seals SET leaves = set_byte(leaves, 40, 7) WHERE number = 1");
    var findings = ledger.verify(VerificationScope.lane(LANE)).findings();
    assertThat(findings)
        .extracting(fault -> fault.kind() + " " + fault.position())
        .contains("SEAL_BROKEN 1", "CHANGED 2");
  }

  @Test
  void a_truncated_log_is_missing() {
    ledger.tamper("TRUNCATE domain_events");
    assertThat(ledger.verifyLane(LANE))
        .isEqualTo(Fault.lane(Kind.MISSING, LANE, 1, "310 events, 1 to 310, are missing"));
  }

  @Test
  void a_rewritten_node_is_found() {
    ledger.tamper("UPDATE ledger_nodes SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1)");
    var found = ledger.verifyLane(LANE);
    assertThat(found.kind()).isEqualTo(Kind.SEAL_BROKEN);
    assertThat(found.detail())
        .startsWith("the hash 0 of level 1 is not that of the leaves below it, but ");
  }

  @Test
  void a_deleted_seal_is_missing_from_the_chain() {
    ledger.tamper("DELETE FROM ledger_seals WHERE number = 1");
    assertThat(ledger.verifyLane(LANE).detail())
        .isEqualTo("there is no seal 1 of the events from 1 on");
  }

  @Test
  void nothing_is_sealed_over_a_seal_that_was_rewritten() {
    ledger.tamper(
        "UPDATE ledger_seals SET root = set_byte(root, 0, 1), hash = root WHERE number = 2");
    ledger.append(2, LANE);
    assertThat(ledger.pass().events()).isZero();
    var open = await(ledger.faults.open());
    assertThat(open).singleElement().matches(known -> known.fault().kind() == Kind.SEAL_BROKEN);
    assertThat(ledger.summary().status()).isEqualTo(Summary.Status.BROKEN);
  }

  @Test
  void a_head_that_is_rewritten_is_not_signed() {
    ledger.tamper("UPDATE ledger_heads SET made_at = made_at - interval '1 day' WHERE number = 1");
    assertThat(ledger.verifyAll().detail()).startsWith("head 1 is not signed by a key of ours");
  }

  @Test
  void what_a_verification_finds_is_in_the_book_before_it_has_ended() {
    ledger.tamper("UPDATE ledger_seals SET sealed_at = sealed_at - interval '1 day'");
    var holder = await(database.pool().getConnection());
    await(holder.query("BEGIN; LOCK TABLE ledger_faults IN EXCLUSIVE MODE").execute());
    var run = await(ledger.verifications.begin(VerificationScope.lane(LANE), TestLedger.OPERATOR));
    Awaitility.await().until(this::waitsForTheBook);
    assertThat(await(ledger.verifications.find(run.id())).map(Verification::status))
        .contains(Status.RUNNING);
    await(holder.query("COMMIT").execute());
    await(holder.close());
    assertThat(ledger.verifyLane(LANE).kind()).isEqualTo(Kind.SEAL_BROKEN);
    assertThat(ledger.summary().status()).isEqualTo(Summary.Status.BROKEN);
  }

  private boolean waitsForTheBook() {
    return !ledger
        .sql(
            """
            SELECT pid::text FROM pg_locks WHERE NOT granted
              AND relation = 'ledger_faults'::regclass
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""")
        .isEmpty();
  }

  @Test
  void who_rewrites_events_and_seals_alike_is_found_by_the_heads_within() {
    rewriteAll();
    assertThat(ledger.verify(VerificationScope.lane(LANE)).findings())
        .extracting("kind")
        .containsOnly(Kind.HEAD_MISMATCH);
  }

  @Test
  void who_rewrites_all_of_the_database_is_found_by_the_head_outside() {
    rewriteAll();
    ledger.tamper("DELETE FROM ledger_heads");
    var node = new TestLedger(database, folder);
    var found = node.verifyAll();
    assertThat(found.kind()).isEqualTo(Kind.HEAD_MISMATCH);
    assertThat(found.lane()).isEqualTo(LANE);
    assertThat(found.detail()).contains("another root at 310 events than in head 2");
    assertThat(node.summary().status()).isEqualTo(Summary.Status.BROKEN);
    node.append(2, LANE);
    node.check();
    node.pass();
    assertThat(node.summary().unsealed()).isEqualTo(2);
  }

  /** Changes an event, and lets the ledger be made anew from what is there then. */
  private void rewriteAll() {
    ledger.tamper(
        """
        UPDATE domain_events SET actor_id = 'eve' WHERE lane = 5 AND lane_position = 7;
        CREATE TABLE kept AS SELECT * FROM ledger_heads; DELETE FROM ledger_heads;
        DELETE FROM ledger_seals; DELETE FROM ledger_nodes;
        UPDATE ledger_lanes SET seals = 0, size = 0, peaks = '', last_occurred_at = 'epoch',
          hash = decode(repeat('00', 32), 'hex')""");
    ledger.pass();
    ledger.tamper("INSERT INTO ledger_heads SELECT * FROM kept; DROP TABLE kept");
    assertThat(ledger.summary().unsealed()).isZero();
  }

  @Test
  void an_old_backup_is_found_and_nothing_is_sealed_over_it_until_that_is_acknowledged() {
    var backup = backup();
    ledger.append(8, LANE);
    ledger.seal();
    try (backup) {
      var restored = new TestLedger(backup, folder);
      restored.seal();
      var fault = await(restored.faults.open()).getFirst();
      assertThat(fault.fault().kind()).isEqualTo(Kind.ROLLED_BACK);
      assertThat(fault.fault().lane()).isEqualTo(LANE);
      assertThat(fault.fault().position()).isEqualTo(311);
      assertThat(fault.fault().head()).isEqualTo(3);
      assertThat(restored.summary().status()).isEqualTo(Summary.Status.BROKEN);
      assertThat(restored.verifyAll().kind()).isEqualTo(Kind.ROLLED_BACK);
      assertThat(await(restored.faults.open())).containsExactly(fault);

      restored.append(4, LANE);
      assertThat(restored.seal().number()).isEqualTo(2);
      assertThat(restored.summary().unsealed()).isEqualTo(4);

      restored.acknowledgeAll();
      var next = restored.seal();
      assertThat(next.number()).isEqualTo(4);
      assertThat(next.acknowledged()).isEqualTo(fault.number());
      assertThat(next.lanes().get(LANE).size()).isEqualTo(314);
      assertThat(restored.summary().status()).isEqualTo(Summary.Status.SEALED);
      assertThat(restored.verify(VerificationScope.all()).status()).isEqualTo(Status.PASSED);
      assertThat(restored.archive.head(4)).isPresent();
    }
  }

  @Test
  void an_old_backup_that_a_verification_finds_first_stops_the_sealing_and_stands_there_once() {
    var backup = backup();
    ledger.append(8, LANE);
    ledger.seal();
    try (backup) {
      var restored = new TestLedger(backup, folder);
      assertThat(restored.verifyAll().kind()).isEqualTo(Kind.ROLLED_BACK);
      var found = await(restored.faults.open());
      assertThat(found).singleElement().matches(known -> !known.stops());
      restored.seal();
      assertThat(await(restored.faults.open()))
          .singleElement()
          .matches(Faults.Known::stops)
          .matches(known -> known.number() == found.getFirst().number());
    }
  }

  @Test
  void an_old_backup_that_has_grown_past_the_last_head_is_found_all_the_same() {
    var backup = backup();
    ledger.append(2, LANE);
    ledger.seal();
    try (backup) {
      var elsewhere = new TestLedger(backup, folder.resolve("elsewhere"));
      elsewhere.append(20, LANE);
      elsewhere.pass();
      var restored = new TestLedger(backup, folder);
      restored.seal();
      assertThat(await(restored.faults.open()).getFirst().fault().kind())
          .isEqualTo(Kind.HEAD_MISMATCH);
    }
  }

  @Test
  void a_node_that_runs_while_the_database_is_put_back_does_not_write_over_what_is_outside() {
    var backup = backup();
    ledger.append(2, LANE);
    ledger.seal();
    byte[] third = ledger.archive.head(3).orElseThrow();
    try (backup) {
      var restored = new TestLedger(backup, folder);
      restored.append(4, LANE);
      restored.pass();
      restored.makeHead();
      assertThat(ledger.archive.head(3)).contains(third);
      assertThat(await(restored.faults.open()).getFirst().fault().kind())
          .isEqualTo(Kind.HEAD_MISMATCH);
    }
  }

  private TestDatabase backup() {
    var backup = database.copy();
    ledger = new TestLedger(database, folder);
    return backup;
  }
}
