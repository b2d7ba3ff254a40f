package dev.blotter.eventlog.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.Account;
import dev.blotter.eventlog.SnapshotMacs;
import dev.blotter.eventlog.Snapshots.Snapshot;
import dev.blotter.json.PackedJson;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresSnapshotsTest {

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();
  private static final PostgresSnapshots snapshots =
      new PostgresSnapshots(database.pool(), SnapshotMacs.OURS);

  private static final PostgresSnapshots forger =
      new PostgresSnapshots(database.pool(), SnapshotMacs.ANOTHERS);

  /** The version that each aggregate has come to. */
  private static final long NOW = 30;

  private final AggregateRef order = appended(Account.inLane(3).order());
  private final AggregateRef other = appended(Account.inLane(4).portfolio());

  @Test
  void the_newest_snapshot_of_each_aggregate_is_found() {
    save(snapshot(order, 10, 1, "ten"), snapshot(order, 20, 1, "twenty"));
    save(snapshot(other, 5, 1, "five"), snapshot(order, 15, 1, "fifteen"));
    var found = await(snapshots.latest(Map.of(order, 1, other, 1, Account.inLane(5).order(), 1)));
    assertThat(found).containsOnlyKeys(order, other);
    assertThat(found.get(order)).isEqualTo(snapshot(order, 20, 1, "twenty"));
    assertThat(found.get(other)).isEqualTo(snapshot(other, 5, 1, "five"));
  }

  @Test
  void the_newest_snapshot_up_to_a_version_is_found() {
    save(snapshot(order, 10, 1, "ten"), snapshot(order, 20, 1, "twenty"));
    assertThat(await(snapshots.until(order, 19, 1))).contains(snapshot(order, 10, 1, "ten"));
    assertThat(await(snapshots.until(order, 20, 1))).contains(snapshot(order, 20, 1, "twenty"));
    assertThat(await(snapshots.until(order, 9, 1))).isEmpty();
    assertThat(await(snapshots.until(order, 20, 2))).isEmpty();
  }

  @Test
  void snapshots_of_another_shape_are_not_read() {
    save(snapshot(order, 10, 1, "old shape"), snapshot(order, 20, 2, "new shape"));
    assertThat(latest(1)).isEqualTo(snapshot(order, 10, 1, "old shape"));
    assertThat(latest(2)).isEqualTo(snapshot(order, 20, 2, "new shape"));
    assertThat(await(snapshots.latest(Map.of(order, 3)))).isEmpty();
  }

  @Test
  void each_aggregate_is_asked_for_in_its_own_shape() {
    save(snapshot(order, 10, 1, "order"), snapshot(other, 5, 2, "portfolio"));
    assertThat(await(snapshots.latest(Map.of(order, 1, other, 2)))).containsOnlyKeys(order, other);
    assertThat(await(snapshots.latest(Map.of(order, 2, other, 2)))).containsOnlyKeys(other);
    assertThat(await(snapshots.latest(Map.of()))).isEmpty();
  }

  @Test
  void a_snapshot_takes_the_place_of_what_is_there_unless_that_is_of_a_later_shape() {
    save(snapshot(order, 10, 1, "first"));
    save(snapshot(order, 10, 1, "second"));
    assertThat(latest(1).state().read(String.class)).isEqualTo("second");
    save(snapshot(order, 10, 2, "third"));
    save(snapshot(order, 10, 1, "fourth"));
    assertThat(latest(2).state().read(String.class)).isEqualTo("third");
  }

  @Test
  void a_row_that_somebody_else_wrote_is_not_read() {
    await(forger.save(snapshot(order, 30, 1, "forged")));
    assertThat(await(snapshots.latest(Map.of(order, 1)))).isEmpty();
    assertThat(await(snapshots.until(order, 30, 1))).isEmpty();
    assertThat(await(forger.latest(Map.of(order, 1)))).containsOnlyKeys(order);
  }

  @Test
  void it_does_not_hide_what_the_service_wrote_before_it() {
    save(snapshot(order, 20, 1, "twenty"), snapshot(other, 5, 1, "five"));
    await(forger.save(snapshot(order, 25, 1, "forged")));
    await(forger.save(snapshot(order, 30, 1, "forged")));
    assertThat(await(snapshots.latest(Map.of(order, 1, other, 1)))).containsOnlyKeys(order, other);
    assertThat(latest(1)).isEqualTo(snapshot(order, 20, 1, "twenty"));
    assertThat(await(snapshots.until(order, 30, 1))).contains(snapshot(order, 20, 1, "twenty"));
    assertThat(await(snapshots.until(order, 19, 1))).isEmpty();
  }

  @Test
  void any_number_of_versions_that_are_still_to_come_hides_nothing() {
    save(snapshot(order, 20, 1, "twenty"));
    for (long version = NOW + 1; version < NOW + 20; version++) {
      await(forger.save(snapshot(order, version, 1, "forged")));
    }
    assertThat(latest(1)).isEqualTo(snapshot(order, 20, 1, "twenty"));
  }

  @Test
  void what_the_service_writes_takes_its_place() {
    await(forger.save(snapshot(order, 20, 1, "forged")));
    save(snapshot(order, 20, 1, "twenty"));
    assertThat(latest(1)).isEqualTo(snapshot(order, 20, 1, "twenty"));
  }

  @Test
  void neither_is_one_that_is_not_as_it_was_written() {
    for (var change : List.of("version = 11", "shape = 2", "state = state || '\\x00'::bytea")) {
      var changed = appended(Account.inLane(3).order());
      save(snapshot(changed, 10, 1, "ten"));
      change(changed, change);
      assertThat(await(snapshots.latest(Map.of(changed, 1)))).as(change).isEmpty();
      assertThat(await(snapshots.latest(Map.of(changed, 2)))).as(change).isEmpty();
    }
  }

  @Test
  void nor_one_that_was_given_to_another_aggregate() {
    var twin = appended(Account.inLane(3).order());
    save(snapshot(order, 10, 1, "ten"));
    change(order, "aggregate_id = '" + twin.id() + "'");
    assertThat(await(snapshots.latest(Map.of(twin, 1)))).isEmpty();
  }

  private static AggregateRef appended(AggregateRef ref) {
    var sql =
        """
        INSERT INTO streams
          (lane, aggregate_type, aggregate_id, user_id, version, first_occurred_at)
        VALUES ($1, $2, $3, gen_random_uuid(), $4, now())""";
    var row = Tuple.of(ref.lane(), ref.type().label(), ref.id(), NOW);
    await(database.pool().preparedQuery(sql).execute(row));
    return ref;
  }

  private static void change(AggregateRef ref, String set) {
    var sql = "UPDATE snapshots SET %s WHERE aggregate_id = '%s'".formatted(set, ref.id());
    await(database.pool().query(sql).execute());
  }

  private static Snapshot snapshot(AggregateRef ref, long version, int shape, String state) {
    return new Snapshot(ref, version, shape, PackedJson.of(state));
  }

  private Snapshot latest(int shape) {
    return await(snapshots.latest(Map.of(order, shape))).get(order);
  }

  private static void save(Snapshot... kept) {
    for (var each : kept) {
      await(snapshots.save(each));
    }
  }
}
