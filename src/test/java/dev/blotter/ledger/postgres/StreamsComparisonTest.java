package dev.blotter.ledger.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.job.RunControl;
import dev.blotter.ledger.Fault;
import dev.blotter.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is gathered while events are hashed tells that {@code streams} is wrong wherever the
 * database would name what is.
 */
class StreamsComparisonTest {

  private static final int SEALED = 20;
  private static final int UNSEALED = 6;

  /** Who owns the table can let go of what its columns may be. */
  private static final String UNCHECKED =
      """
      ALTER TABLE domain_events DROP CONSTRAINT domain_events_lane_position_check;
      ALTER TABLE domain_events DROP CONSTRAINT domain_events_aggregate_type_check;
      ALTER TABLE domain_events DROP CONSTRAINT one_account_one_lane""";

  @TempDir static Path folder;

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();
  private static TestLedger ledger;
  private static Pool pool;
  private static int lanes;

  private int lane;

  @BeforeAll
  static void make_a_ledger() {
    ledger = new TestLedger(database, folder);
    pool = database.pool(database.service());
    ledger.tamper(UNCHECKED);
  }

  /** Each test has a lane of its own, of which a part is not sealed yet. */
  @BeforeEach
  void append_to_a_lane() {
    lane = lanes++;
    ledger.append(SEALED, lane);
    ledger.seal();
    ledger.append(UNSEALED, lane);
  }

  @Test
  void what_nobody_touched_agrees() {
    assertThat(agrees(SeenStreams.LIMIT)).isTrue();
    assertThat(found()).isEmpty();
  }

  @Test
  void an_aggregate_of_which_a_part_is_sealed_agrees() {
    copy(20, "'lane_position', 27, 'aggregate_version', 3");
    ledger.tamper("UPDATE lanes SET last_position = 27 WHERE lane = " + lane);
    ledger.tamper("UPDATE streams SET version = 3 WHERE aggregate_id = '%s'".formatted(id(20)));
    assertThat(found()).isEmpty();
    assertThat(agrees(SeenStreams.LIMIT)).isTrue();
  }

  @Test
  void of_more_aggregates_than_are_gathered_nothing_is_certain() {
    assertThat(found()).isEmpty();
    assertThat(agrees(SEALED / 2)).isFalse();
    assertThat(agrees(SEALED / 2 + UNSEALED / 2)).isTrue();
  }

  /** Both of what is sealed and of what is not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "version = version - 1",
        "version = version + 1",
        "user_id = aggregate_id",
        "first_occurred_at = first_occurred_at + '1 us'",
        "aggregate_type = 'position'",
        "aggregate_type = 'tea'",
        "aggregate_id = user_id"
      })
  void a_stream_that_says_another_thing_is_found(String change) {
    for (int position : new int[] {7, 24}) {
      var row = " WHERE aggregate_id = '%s'".formatted(id(position));
      ledger.tamper("UPDATE streams SET " + change + row);
      mustBeFound();
      ledger.tamper("DELETE FROM streams WHERE lane = " + lane);
      ledger.tamper(
          """
          INSERT INTO streams SELECT lane, aggregate_type, aggregate_id, user_id,
            max(aggregate_version), min(occurred_at)
          FROM domain_events WHERE lane = %d GROUP BY 1, 2, 3, 4"""
              .formatted(lane));
      assertThat(agrees(SeenStreams.LIMIT)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 24})
  void a_stream_that_is_gone_is_found(int position) {
    ledger.tamper("DELETE FROM streams WHERE aggregate_id = '%s'".formatted(id(position)));
    mustBeFound();
  }

  @Test
  void a_stream_without_events_is_found() {
    ledger.tamper(
        """
        INSERT INTO streams SELECT lane, 'user', user_id, user_id, 2, now()
        FROM streams WHERE lane = %d LIMIT 1"""
            .formatted(lane));
    mustBeFound();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aggregate_version = aggregate_version + 100",
        "user_id = aggregate_id",
        "occurred_at = occurred_at - interval '1 us'",
        "aggregate_type = 'position'",
        "aggregate_type = 'tea'",
        "aggregate_id = user_id"
      })
  void an_event_that_says_another_thing_is_found(String change) {
    ledger.tamper("UPDATE domain_events SET " + change + where(7));
    mustBeFound();
    ledger.tamper("UPDATE domain_events SET " + change + where(24));
    mustBeFound();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 24})
  void events_that_are_gone_are_found(int position) {
    ledger.tamper("DELETE FROM domain_events" + where(position));
    mustBeFound();
  }

  /** Before the first, beside one that was sealed, beside one that was not, and behind the last. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 7, 24, 27})
  void one_event_more_is_found(int position) {
    copy(8, "'lane_position', %d, 'aggregate_version', 99".formatted(position));
    mustBeFound();
  }

  @Test
  void what_differs_in_nothing_that_a_stream_says_is_none_of_its_business() {
    ledger.tamper("UPDATE domain_events SET actor_id = 'eve'" + where(7));
    assertThat(found()).isEmpty();
    assertThat(agrees(SeenStreams.LIMIT)).isTrue();
  }

  private void mustBeFound() {
    assertThat(found()).isNotEmpty();
    assertThat(agrees(SeenStreams.LIMIT)).isFalse();
  }

  /** What the database names. */
  private List<Fault> found() {
    var findings = new Findings();
    await(new StreamsCheck(pool, lane, findings).run());
    return findings.first();
  }

  /** Whether all agrees by what is gathered of so many aggregates at most. */
  private boolean agrees(int limit) {
    var seen = new SeenStreams(limit);
    long sealed = await(new LaneCheck(pool, lane, new Findings(), new RunControl(), seen).run());
    return await(new StreamsComparison(pool, lane, seen).agrees(sealed));
  }

  private String id(int position) {
    return ledger.aggregateId(lane, position).toString();
  }

  private void copy(int position, String different) {
    ledger.tamper(
        """
        INSERT INTO domain_events SELECT (jsonb_populate_record(e, jsonb_build_object(
          'event_id', gen_random_uuid(), 'occurred_at', occurred_at + interval '1 ms',
          %s))).* FROM domain_events AS e"""
                .formatted(different)
            + where(position));
  }

  private String where(int position) {
    return " WHERE lane = %d AND lane_position = %d".formatted(lane, position);
  }
}
