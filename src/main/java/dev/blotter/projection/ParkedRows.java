package dev.blotter.projection;

import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What is set aside of one user in one projection. */
public final class ParkedRows {

  private static final String FIRST =
      """
      SELECT lane, lane_position, event_id, event_type, reason, parked_at, attempts, tried_at
      FROM projection_parked WHERE projection = $1 AND user_id = $2
      ORDER BY lane_position LIMIT $3""";
  private static final String REMOVE =
      """
      DELETE FROM projection_parked
      WHERE projection = $1 AND lane = $2 AND lane_position = ANY ($3)""";
  private static final String TRIED =
      """
      UPDATE projection_parked SET reason = $4, attempts = attempts + 1, tried_at = clock_timestamp()
      WHERE projection = $1 AND lane = $2 AND lane_position =
        (SELECT min(lane_position) FROM projection_parked WHERE projection = $1 AND user_id = $3)""";
  private static final String COUNT =
      "SELECT count(*) FROM projection_parked WHERE projection = $1 AND user_id = $2";

  private ParkedRows() {}

  /** The first so many, in order. */
  public static Uni<List<ParkedRow>> first(
      SqlClient client, String projection, UUID user, int most) {
    return client
        .preparedQuery(FIRST)
        .mapping(ParkedRow::of)
        .execute(Tuple.of(projection, user, most))
        .map(rows -> rows.stream().toList());
  }

  static Uni<Void> remove(
      SqlClient client, String projection, int lane, Collection<Long> positions) {
    return positions.isEmpty()
        ? Uni.createFrom().voidItem()
        : client
            .preparedQuery(REMOVE)
            .execute(Tuple.of(projection, lane, positions.toArray(Long[]::new)))
            .replaceWithVoid();
  }

  /** The first was tried and could not be applied. */
  static Uni<Void> tried(SqlClient client, String projection, UUID user, String why) {
    return client
        .preparedQuery(TRIED)
        .execute(Tuple.of(projection, Lane.of(user), user, why))
        .replaceWithVoid();
  }

  public static Uni<Long> count(SqlClient client, String projection, UUID user) {
    return client
        .preparedQuery(COUNT)
        .execute(Tuple.of(projection, user))
        .map(rows -> rows.iterator().next().getLong(0));
  }
}
