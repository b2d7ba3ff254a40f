package dev.blotter.database.archive;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Months of the log that are archived are out of the way and can be read all the same. */
class ArchivedReadsTest extends LogWithAPast {

  @Test
  void an_archived_month_is_out_of_the_log_and_still_read() {
    var before = everything();
    assertThat(before).hasSize(6);
    assertThat(archive(oldest).error()).isNull();
    assertThat(months()).doesNotContain(oldest).contains(older);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void audit_reads_an_aggregate_that_begins_in_the_archive() {
    var before = await(log.readStream(old, 0, 100));
    archive(oldest);
    assertThat(await(log.readStream(old, 0, 100))).isEqualTo(before).hasSize(5);
    assertThat(await(log.readStream(old, 1, 2))).isEqualTo(before.subList(1, 3));
    assertThat(await(log.readStream(old, 3, 100))).isEqualTo(before.subList(3, 5));
    assertThat(await(log.readStream(old, 5, 100))).isEmpty();
  }

  @Test
  void commands_load_aggregates_of_which_some_begin_in_the_archive() {
    var fresh = ada.order();
    var wanted = Map.of(old, 0L, young, 0L, fresh, 0L);
    var before = await(log.readStreams(wanted));
    archive(oldest);
    archive(older);
    assertThat(await(log.readStreams(wanted))).isEqualTo(before).containsOnlyKeys(old, young);
    assertThat(await(log().readStreams(Map.of(old, 3L))).get(old)).hasSize(2);
  }

  @Test
  void commands_go_on_with_an_aggregate_that_begins_in_the_archive() {
    archive(oldest);
    write(old, 5);
    assertThat(await(log.readStream(old, 0, 100))).hasSize(6);
  }

  @Test
  void an_aggregate_that_lies_in_the_archive_as_a_whole_is_read() {
    on.sql(
        "SELECT ensure_partitions('domain_events', 'month', now() - interval '3 months', now())");
    happenedEarlier("1 month");
    archive(name(now.minusMonths(3)));
    archive(oldest);
    assertThat(everything()).hasSize(6);
    archive(older);
    assertThat(await(log.readStreams(Map.of(young, 0L))).get(young)).hasSize(1);
    assertThat(everything()).hasSize(6);
  }

  @Test
  void a_lane_is_read_from_any_position_on() {
    var before = everything();
    archive(oldest);
    for (int after = 0; after <= 6; after++) {
      assertThat(await(log().readLane(LANE, after, 100))).isEqualTo(before.subList(after, 6));
      assertThat(await(log().readLane(LANE, after, 2)))
          .isEqualTo(before.subList(after, Math.min(6, after + 2)));
    }
  }
}
