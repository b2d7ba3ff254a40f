package dev.blotter.projection.parking;

import dev.blotter.kernel.TimeOrder;
import dev.blotter.projection.ParkedRow;
import dev.blotter.projection.ParkedRows;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.RowView;
import dev.blotter.projection.Search;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Reads who is parked, and by which event. */
@Singleton
public final class ParkedUsers {

  private static final RowView<ParkedUser> FIRST =
      RowView.of(
          """
          (SELECT DISTINCT ON (projection, user_id) projection, user_id AS id, lane, lane_position,
             event_id, event_type, reason, parked_at, attempts, tried_at,
             count(*) OVER (PARTITION BY projection, user_id) AS events
           FROM projection_parked ORDER BY projection, user_id, lane_position) AS first""",
          "*",
          ParkedUsers::user);

  private final Pool pool;

  public ParkedUsers(Pool pool) {
    this.pool = pool;
  }

  /** The last parked first. */
  public Uni<RowPage<ParkedUser>> of(String projection, Window window) {
    return new Search<>(FIRST)
        .where("projection = ?", projection)
        .page(pool, "parked_at", TimeOrder.NEWEST_FIRST, window);
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
    return new ParkedUser(row.getUUID("id"), ParkedRow.of(row), row.getLong("events"));
  }
}
