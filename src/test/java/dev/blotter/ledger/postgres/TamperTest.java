package dev.blotter.ledger.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.postgres.Verification.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a superuser does to events that were sealed is found, and the first bad one is named.
 */
class TamperTest extends SealedLane {

  private static final String OTHER_ID = "01890000-0000-7000-8000-000000000000";

  /** Who owns the table can let go of what its columns may be. */
  private static final String UNCHECKED =
      """
      ALTER TABLE domain_events DROP CONSTRAINT IF EXISTS domain_events_lane_position_check;
      ALTER TABLE domain_events DROP CONSTRAINT IF EXISTS one_account_one_lane""";

  /** A change of each column, and of the payload in ways that are hard to see. */
  private static final List<String> CHANGES =
      List.of(
          "payload = jsonb_set(payload, '{text}', to_jsonb(payload->>'text' || '\u00a0'))",
          "payload = payload || '{\"more\": null}'",
          "payload = '[1.0]'",
          "occurred_at = occurred_at + interval '1 microsecond'",
          "event_id = '" + OTHER_ID + "'",
          "aggregate_type = 'position'",
          "aggregate_id = user_id",
          "aggregate_version = aggregate_version + 100",
          "event_type = 'Noted2'",
          "schema_version = schema_version + 1",
          "user_id = aggregate_id",
          "effective_at = occurred_at",
          "command_id = command_id || ' '",
          "correlation_id = event_id",
          "causation_id = event_id",
          "actor_type = 'OPERATOR'",
          "actor_id = ''");

  @Test
  void what_nobody_touched_passes() {
    var run = verify();
    assertThat(run.status()).isEqualTo(Status.PASSED);
    assertThat(run.findings()).isEmpty();
    assertThat(run.checkedEvents()).isEqualTo(EVENTS).isEqualTo(run.totalEvents());
    assertThat(run.head()).isPositive();
  }

  @Test
  void a_change_of_any_column_is_found() {
    List<Fault> expected = new ArrayList<>();
    for (int at = 1; at <= CHANGES.size(); at++) {
      ledger.tamper("UPDATE domain_events SET " + CHANGES.get(at - 1) + where(at));
      var id = ledger.eventId(lane, at);
      expected.add(Fault.event(Kind.CHANGED, lane, at, id, "it is not what was sealed"));
    }
    assertThat(ofEvents(verify())).map(SealedLane::withoutHash).isEqualTo(expected).hasSize(17);
    assertThat(ledger.summary().status()).isEqualTo(Summary.Status.BROKEN);
  }

  @Test
  void deleted_events_are_missing() {
    ledger.tamper("DELETE FROM domain_events" + where(7, 8, 15));
    assertThat(ofEvents(verify()))
        .containsExactly(
            Fault.lane(Kind.MISSING, lane, 7, "2 events, 7 to 8, are missing"),
            Fault.lane(Kind.MISSING, lane, 15, "the event at 15 is missing"));
  }

  @Test
  void an_event_beside_another_is_extra() {
    insert("'occurred_at', occurred_at - interval '1 hour'");
    var found = verify().findings().getFirst();
    assertThat(found.kind()).isEqualTo(Kind.EXTRA);
    assertThat(found.position()).isEqualTo(7);
    assertThat(found.eventId()).hasToString(OTHER_ID);
  }

  @Test
  void an_event_behind_the_last_is_extra() {
    insert("'lane_position', 21");
    assertThat(ofEvents(verify()))
        .map(SealedLane::withoutHash)
        .containsExactly(
            Fault.lane(
                Kind.EXTRA,
                lane,
                21,
                "there are more events than were appended, behind the last: 1"));
  }

  @Test
  void events_that_changed_places_are_named_with_the_place_they_had() {
    var seventh = ledger.eventId(lane, 7);
    var twelfth = ledger.eventId(lane, 12);
    ledger.tamper(
        "UPDATE domain_events SET lane_position = lane_position + 1000"
            + where(7, 12)
            + "; UPDATE domain_events SET lane_position = 1019 - lane_position"
            + where(1007, 1012));
    assertThat(verify().findings())
        .containsExactly(
            Fault.event(Kind.SWAPPED, lane, 7, twelfth, "it was sealed at position 12"),
            Fault.event(Kind.SWAPPED, lane, 12, seventh, "it was sealed at position 7"));
  }

  @Test
  void where_most_events_of_a_page_are_odd_they_are_changed_and_not_looked_for_elsewhere() {
    ledger.append(100, lane);
    ledger.seal();
    ledger.tamper(
        """
        UPDATE domain_events SET lane_position = lane_position + 1000 WHERE lane = %1$d;
        UPDATE domain_events SET lane_position = 1121 - lane_position WHERE lane = %1$d"""
            .formatted(lane));
    assertThat(ofEvents(verify())).extracting(Fault::kind).containsOnly(Kind.CHANGED);
  }

  @Test
  void an_event_that_is_not_sealed_yet_cannot_be_deleted_unseen() {
    ledger.append(6, lane);
    ledger.tamper("DELETE FROM domain_events" + where(23));
    assertThat(ofEvents(verify()))
        .containsExactly(
            Fault.lane(Kind.GAP, lane, 23, "the event at 23, not sealed yet, is missing"));
    ledger.pass();
    assertThat(await(ledger.faults.open()))
        .anyMatch(known -> known.stops() && known.fault().kind() == Kind.GAP);
    ledger.acknowledgeAll();
    assertThat(ledger.pass().events()).isZero();
    assertThat(ledger.summary().unsealed()).isEqualTo(4);
    putBack(23);
    assertThat(ledger.pass().events()).isEqualTo(4);
  }

  @Test
  void what_was_acknowledged_no_longer_breaks_the_ledger_but_never_passes() {
    ledger.tamper("DELETE FROM domain_events" + where(7));
    assertThat(verify().status()).isEqualTo(Status.FAILED);
    assertThat(ledger.summary().status()).isEqualTo(Summary.Status.BROKEN);
    ledger.acknowledgeAll();
    assertThat(ledger.summary().status()).isEqualTo(Summary.Status.SEALED);
    assertThat(ofEvents(verify())).extracting(Fault::kind).containsExactly(Kind.MISSING);
    assertThat(ledger.summary().status()).isEqualTo(Summary.Status.SEALED);
  }

  @Test
  void events_before_the_first_position_are_extra() {
    ledger.tamper(UNCHECKED);
    insert("'lane_position', -1");
    assertThat(ofEvents(verify()))
        .map(SealedLane::withoutHash)
        .containsExactly(
            new Fault(Kind.EXTRA, lane, null, null, null, "events before the first position: 1"));
    ledger.tamper("DELETE FROM domain_events WHERE lane_position < 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 64})
  void events_in_no_lane_are_extra(int nowhere) {
    ledger.tamper(UNCHECKED);
    insert("'lane', " + nowhere);
    assertThat(verify().findings())
        .map(SealedLane::withoutHash)
        .containsExactly(
            new Fault(
                Kind.EXTRA,
                null,
                null,
                null,
                null,
                "events in lanes that there are not, such as %d: 1".formatted(nowhere)));
    ledger.tamper("DELETE FROM domain_events WHERE lane = " + nowhere);
  }

  @Test
  void archived_events_are_verified_too() {
    ledger.tamper(
        """
        CREATE TABLE archive.old (LIKE domain_events_default INCLUDING ALL);
        GRANT SELECT ON archive.old TO PUBLIC;
        WITH moved AS (DELETE FROM domain_events WHERE lane = %d AND lane_position <= 10 RETURNING *)
        INSERT INTO archive.old SELECT * FROM moved;
        INSERT INTO archived_partitions (name, from_time, to_time, row_count, lanes, file,
          content_sha256, file_sha256) VALUES ('old', now(), now(), 10, '{}', '', '', '');
        SELECT define_all_events()::text"""
            .formatted(lane));
    assertThat(verify().status()).isEqualTo(Status.PASSED);
    ledger.tamper("UPDATE archive.old SET actor_id = 'eve'" + where(7));
    assertThat(verify().findings()).singleElement().matches(fault -> fault.position() == 7);
  }

  @Test
  void a_view_of_other_events_than_commands_go_by_is_found() {
    ledger.tamper(
        """
        CREATE TABLE kept AS SELECT * FROM domain_events%1$s;
        GRANT SELECT ON kept TO PUBLIC;
        UPDATE domain_events SET actor_id = 'eve'%1$s;
        CREATE OR REPLACE VIEW all_events AS
          SELECT * FROM domain_events WHERE event_id NOT IN (SELECT event_id FROM kept)
          UNION ALL SELECT * FROM kept"""
            .formatted(where(7)));
    assertThat(verify().findings())
        .map(SealedLane::withoutHash)
        .containsExactly(ofView("all_events is not the log and its archive"));
    ledger.tamper("SELECT define_all_events()::text");
    ledger.tamper("DROP TABLE kept");
    assertThat(verify().findings()).singleElement().matches(fault -> fault.position() == 7);
  }

  @Test
  void rows_that_are_hidden_from_commands_alone_are_found() {
    ledger.tamper("ALTER TABLE domain_events ENABLE ROW LEVEL SECURITY");
    assertThat(verify().findings())
        .containsExactly(ofView("not a plain table, or with rules or row security: domain_events"));
    ledger.tamper("ALTER TABLE domain_events DISABLE ROW LEVEL SECURITY");
    assertThat(verify().status()).isEqualTo(Status.PASSED);
  }

  private static Fault ofView(String detail) {
    return new Fault(Kind.VIEW_MISMATCH, null, null, null, null, detail);
  }

  /** Adds an event like the seventh, with an id of its own and what else is said. */
  private void insert(String different) {
    ledger.tamper(
        """
        INSERT INTO domain_events SELECT (jsonb_populate_record(e, jsonb_build_object(
          'event_id', '%s', 'aggregate_version', 99, %s))).* FROM domain_events AS e"""
                .formatted(OTHER_ID, different)
            + where(7));
  }

  /** Another event at a place that was empty. */
  private void putBack(int position) {
    ledger.tamper(
        """
        INSERT INTO domain_events SELECT (jsonb_populate_record(e, jsonb_build_object(
          'event_id', gen_random_uuid(), 'aggregate_version', 98, 'lane_position', %d))).*
        FROM domain_events AS e"""
                .formatted(position)
            + where(22));
  }
}
