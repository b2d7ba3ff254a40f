package dev.blotter.ledger.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.HeadText;
import dev.blotter.ledger.OutsideUnreachable;
import dev.blotter.ledger.postgres.Verification.Status;
import dev.blotter.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain of heads goes on behind a break only where an operator's word for it is outside. */
class AcknowledgedBreaksTest extends TwoHeads {

  private static final String FORGET =
      """
      DELETE FROM ledger_acknowledgements; DELETE FROM ledger_stops; DELETE FROM ledger_faults""";

  @Test
  void no_head_is_made_over_what_the_database_alone_says_to_be_acknowledged() {
    rewriteAll();
    forgeAcknowledgement();
    assertThatThrownBy(ledger::newHead).hasMessageContaining("stands in the database alone");
    ledger.check();
    assertThat(ledger.summary().status()).isEqualTo(Summary.Status.BROKEN);
    assertThat(ledger.archive.newest(0)).hasValue(2);
    ledger.tamper(FORGET);
    assertThat(ledger.verifyAll().kind()).isEqualTo(Kind.HEAD_MISMATCH);
  }

  /** Changes an event, and lets seals be made anew from what is there then. */
  private void rewriteAll() {
    ledger.tamper(
        """
        UPDATE domain_events SET actor_id = 'eve' WHERE lane = 5 AND lane_position = 7;
        DELETE FROM ledger_seals; DELETE FROM ledger_nodes;
        UPDATE ledger_lanes SET seals = 0, size = 0, peaks = '', last_occurred_at = 'epoch',
          hash = decode(repeat('00', 32), 'hex')""");
    assertThat(ledger.pass().events()).isEqualTo(40);
  }

  private void forgeAcknowledgement() {
    ledger.tamper(
        """
        INSERT INTO ledger_faults (kind, lane, head, detail, digest, gone)
        VALUES ('ROLLED_BACK', 5, 2, 'a restored backup', decode('00', 'hex'), 0);
        INSERT INTO ledger_stops (fault) SELECT max(number) FROM ledger_faults;
        INSERT INTO ledger_acknowledgements (fault, actor_type, actor_id, reason)
        SELECT max(number), 'OPERATOR', 'ops-1', 'known' FROM ledger_faults""");
  }

  @Test
  void a_break_is_told_for_ever_whatever_becomes_of_the_book() {
    try (var backup = backup()) {
      ledger.append(8, LANE);
      ledger.seal();
      var restored = new TestLedger(backup, folder);
      restored.seal();
      restored.acknowledgeAll();
      assertThat(restored.archive.breakAt(3)).isPresent();
      assertThat(restored.seal().number()).isEqualTo(4);
      assertThat(restored.verify(VerificationScope.all()).status()).isEqualTo(Status.PASSED);
      restored.tamper(FORGET);
      assertThat(restored.summary().acknowledged()).isEqualTo(1);
      assertThat(restored.verifyAll().detail())
          .matches("head 4 names fault \\d+, which is not acknowledged here");
    }
  }

  @Test
  void a_break_goes_on_from_the_newest_head_outside_whatever_head_it_was_found_by() {
    try (var backup = backup()) {
      ledger.append(2, LANE);
      var third = ledger.seal();
      var promoted = new TestLedger(backup, folder);
      promoted.publishing.found(third);
      makeAnotherHead(promoted);
      makeAnotherHead(promoted);
      assertThat(await(promoted.faults.open()))
          .singleElement()
          .matches(known -> Long.valueOf(4).equals(known.fault().head()));
      promoted.acknowledgeAll();
      var fifth = promoted.seal();
      assertThat(fifth.number()).isEqualTo(5);
      assertThat(fifth.previous()).isEqualTo(HeadText.of(third).hash());
      assertThat(fifth.acknowledged()).isNotNull();
      assertThat(promoted.archive.head(4)).isEmpty();
      assertThat(promoted.archive.newest(0)).hasValue(5);
      assertThat(promoted.verify(VerificationScope.all()).status()).isEqualTo(Status.PASSED);
    }
  }

  private static void makeAnotherHead(TestLedger node) {
    node.append(2, LANE);
    node.pass();
    node.makeHead();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "made_at = made_at - interval '1 day' WHERE number = 2",
        "acknowledged = 1 WHERE number = 2",
        "acknowledged = 1000000 WHERE number = 2",
        "acknowledged = 1000000"
      })
  void no_head_goes_on_from_one_that_was_rewritten_until_that_is_acknowledged(String change) {
    ledger.tamper("UPDATE ledger_heads SET " + change);
    makeAnotherHead(ledger);
    assertThat(ledger.archive.newest(0)).hasValue(2);
    assertThat(await(ledger.faults.open()))
        .singleElement()
        .matches(
            known -> known.fault().detail().startsWith("head 2 is not signed by a key of ours"));
    ledger.acknowledgeAll();
    assertThat(ledger.seal().number()).isEqualTo(3);
    assertThat(ledger.archive.newest(0)).hasValue(3);
  }

  @Test
  void a_break_that_heads_have_passed_outside_since_it_was_acknowledged_is_told_once_more() {
    for (int head = 3; head <= 5; head++) {
      ledger.append(2, LANE);
      ledger.pass();
      ledger.newHead();
    }
    ledger.tamper("UPDATE ledger_heads SET made_at = made_at - interval '1 day' WHERE number = 5");
    ledger.newHead();
    ledger.acknowledgeAll();
    await(ledger.publish());
    assertThat(ledger.archive.newest(0)).hasValue(4);
    assertThatThrownBy(ledger::newHead).hasMessageContaining("stands in the database alone");
    assertThatThrownBy(ledger::newHead).hasMessageContaining("stands in the database alone");
    assertThat(await(ledger.faults.open()))
        .singleElement()
        .matches(known -> Long.valueOf(4).equals(known.fault().head()));
    ledger.acknowledgeAll();
    ledger.makeHead();
    assertThat(ledger.archive.newest(0)).hasValue(6);
  }

  @Test
  void nothing_is_acknowledged_while_the_place_outside_does_not_answer() throws IOException {
    ledger.tamper("UPDATE ledger_heads SET made_at = made_at - interval '1 day' WHERE number = 2");
    ledger.newHead();
    var place = folder.resolve("ledger");
    var away = Files.move(place, folder.resolve("away"));
    Files.createFile(place);
    assertThatThrownBy(ledger::acknowledgeAll).isInstanceOf(OutsideUnreachable.class);
    assertThat(await(ledger.faults.open())).hasSize(1);
    Files.delete(place);
    Files.move(away, place);
    ledger.acknowledgeAll();
    assertThat(ledger.seal().number()).isEqualTo(3);
  }

  private TestDatabase backup() {
    var backup = database.copy();
    ledger = new TestLedger(database, folder);
    return backup;
  }
}
