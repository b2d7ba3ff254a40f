package dev.blotter.projection.parking;

import dev.blotter.projection.ParkedRow;
import dev.blotter.projection.ParkedRows;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Reads who is parked, and by which event. */
@Singleton
public final class ParkedUsers {

  private static final String OF_PROJECTION =
      """
      SELECT * FROM (
        SELECT DISTINCT ON (user_id) user_id, lane, lane_position, event_id, event_type, reason,
          parked_at, attempts, tried_at, count(*) OVER (PARTITION BY user_id) AS events
        FROM projection_parked WHERE projection = $1
        ORDER BY user_id, lane_position) AS first
      WHERE (parked_at, user_id) < (coalesce($2::timestamptz, 'infinity'),
        coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
      ORDER BY parked_at DESC, user_id DESC LIMIT $4""";

  private final Pool pool;

  public ParkedUsers(Pool pool) {
    this.pool = pool;
  }

  /** The last parked first, after the one that the window names; offsets are not taken. */
  public Uni<RowPage<ParkedUser>> of(String projection, Window window) {
    var after = window.after();
    var values =
        Tuple.of(
            projection,
            after == null ? null : after.at().atOffset(ZoneOffset.UTC),
            after == null ? null : after.id(),
            window.limit() + 1);
    return pool.preparedQuery(OF_PROJECTION)
        .mapping(ParkedUsers::user)
        .execute(values)
        .map(rows -> RowPage.of(rows.stream().toList(), window.limit()));
  }

  /** What is set aside of one user; empty where nothing is. */
  public Uni<Optional<ParkedUser>> find(String projection, UUID userId) {
    return ParkedRows.first(pool, projection, userId, 1)
        .flatMap(
            first ->
                ParkedRows.count(pool, projection, userId)
                    .map(
                        events ->
                            first.stream()
                                .findFirst()
                                .map(row -> new ParkedUser(userId, row, events))));
  }

  private static ParkedUser user(Row row) {
    return new ParkedUser(row.getUUID("user_id"), ParkedRow.of(row), row.getLong("events"));
  }
}
