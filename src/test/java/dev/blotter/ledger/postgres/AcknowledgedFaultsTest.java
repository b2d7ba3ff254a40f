package dev.blotter.ledger.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.ledger.Fault;
import dev.blotter.ledger.postgres.Summary.Status;
import dev.blotter.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was not there when somebody acknowledged breaks the ledger again. */
class AcknowledgedFaultsTest {

  private static final int EVENTS = 20;

  @TempDir static Path folder;

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();
  private static TestLedger ledger;
  private static int lanes;

  private int lane;

  @BeforeAll
  static void make_a_ledger() {
    ledger = new TestLedger(database, folder);
  }

  /** Each test has a lane of its own. */
  @BeforeEach
  void seal_a_lane() {
    lane = lanes++;
    ledger.append(EVENTS, lane);
    ledger.seal();
  }

  @Test
  void events_that_are_missing_behind_an_acknowledged_one_break_the_ledger_again() {
    ledger.tamper("DELETE FROM domain_events" + where("= 7"));
    acknowledge();
    ledger.tamper("DELETE FROM domain_events" + where("IN (8, 9)"));
    assertBrokenBy("3 events, 7 to 9, are missing");
  }

  @Test
  void another_change_of_an_event_breaks_it_again() {
    change("eve");
    acknowledge();
    change("mallory");
    assertBrokenBy("it is not what was sealed");
  }

  @Test
  void the_same_change_breaks_it_again_once_everything_was_found_whole() {
    var before = ledger.sql("SELECT actor_id FROM domain_events" + where("= 7")).getFirst();
    change("eve");
    acknowledge();
    change(before);
    ledger.verify(VerificationScope.all());
    change("eve");
    assertBrokenBy("it is not what was sealed");
  }

  @Test
  void a_change_that_a_verification_of_another_lane_did_not_meet_stays_acknowledged() {
    change("eve");
    acknowledge();
    ledger.verify(VerificationScope.lane(63));
    verify();
    assertThat(ledger.summary().status()).isEqualTo(Status.SEALED);
  }

  @Test
  void hundreds_of_acknowledged_streams_hide_no_change_in_a_higher_lane() {
    ledger.append(300, lane);
    ledger.tamper("UPDATE streams SET version = version + 1 WHERE lane = " + lane);
    acknowledge();
    ledger.append(2, 62);
    ledger.seal();
    ledger.tamper("UPDATE domain_events SET actor_id = 'eve' WHERE lane = 62");
    ledger.verify(VerificationScope.all());
    assertThat(open()).extracting(Fault::lane).contains(62);
    ledger.acknowledgeAll();
  }

  @Test
  void what_is_too_much_to_be_named_is_a_fault_and_is_named_later() {
    ledger.append(2 * Findings.BOOK + 100, lane);
    ledger.tamper("UPDATE streams SET version = version + 1 WHERE lane = " + lane);
    long streams = (EVENTS + 2 * Findings.BOOK + 100) / 2;
    var run = verify();
    assertThat(run.found()).isEqualTo(streams);
    assertThat(run.findings()).hasSize(Findings.LIMIT);
    var more = "there are %d more than are named here".formatted(streams - Findings.BOOK);
    assertThat(details()).contains(more);
    ledger.acknowledgeAll();
    verify();
    assertThat(details()).hasSize(60).doesNotContain(more);
    ledger.acknowledgeAll();
    verify();
    assertThat(details()).isEmpty();
  }

  @Test
  void another_stream_without_events_breaks_it_again() {
    strayStream("01890000-0000-7000-8000-000000000001");
    acknowledge();
    strayStream("01890000-0000-7000-8000-000000000002");
    assertBrokenBy("01890000-0000-7000-8000-000000000002");
  }

  @Test
  void another_wrong_user_of_a_stream_breaks_it_again() {
    var order = ledger.aggregateId(lane, 7);
    var change = "UPDATE streams SET user_id = '%s' WHERE aggregate_id = '" + order + "'";
    ledger.tamper(change.formatted("01890000-0000-7000-8000-00000000000a"));
    acknowledge();
    ledger.tamper(change.formatted("01890000-0000-7000-8000-00000000000b"));
    assertBrokenBy("01890000-0000-7000-8000-00000000000b");
  }

  @Test
  void a_seal_that_is_rewritten_once_more_breaks_it_again() {
    var change = "UPDATE ledger_seals SET sealed_at = sealed_at - interval '1 day' WHERE lane = ";
    ledger.tamper(change + lane);
    acknowledge();
    ledger.tamper(change + lane);
    assertBrokenBy("the hash of seal 1 is not that of what it says");
  }

  @Test
  void more_missing_events_that_were_not_sealed_yet_break_it_again() {
    ledger.append(6, lane);
    ledger.tamper("DELETE FROM domain_events" + where("= 23"));
    acknowledge();
    ledger.tamper("DELETE FROM domain_events" + where("= 25"));
    assertBrokenBy("the event at 23, not sealed yet, is missing");
  }

  @Test
  void the_same_gap_is_no_other_one_when_the_lane_has_grown() {
    ledger.append(6, lane);
    ledger.tamper("DELETE FROM domain_events" + where("= 23"));
    ledger.pass();
    ledger.acknowledgeAll();
    ledger.append(2, lane);
    ledger.pass();
    assertThat(ledger.summary().faults()).isEmpty();
  }

  private Verification verify() {
    return ledger.verify(VerificationScope.lane(lane));
  }

  /** Somebody takes notice of what there is by now. */
  private void acknowledge() {
    verify();
    assertThat(ledger.summary().status()).isEqualTo(Status.BROKEN);
    ledger.acknowledgeAll();
    verify();
    assertThat(ledger.summary().status()).isEqualTo(Status.SEALED);
  }

  /** Leaves it acknowledged for the tests that follow. */
  private void assertBrokenBy(String detail) {
    verify();
    assertThat(ledger.summary().status()).isEqualTo(Status.BROKEN);
    assertThat(details()).anyMatch(open -> open.contains(detail));
    ledger.acknowledgeAll();
  }

  private static List<Fault> open() {
    return await(ledger.faults.open()).stream().map(Faults.Known::fault).toList();
  }

  private static List<String> details() {
    return ledger.sql("SELECT detail FROM ledger_open_faults");
  }

  private void change(String actor) {
    ledger.tamper("UPDATE domain_events SET actor_id = '%s'".formatted(actor) + where("= 7"));
  }

  private void strayStream(String id) {
    ledger.tamper(
        "INSERT INTO streams VALUES (%d, 'user', '%s', '%s', 2, now())".formatted(lane, id, id));
  }

  private String where(String position) {
    return " WHERE lane = %d AND lane_position %s".formatted(lane, position);
  }
}
