package dev.blotter.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The events set aside, as the database has them. */
public final class ParkedEvents {

  private static final String USERS =
      "SELECT DISTINCT projection, user_id FROM projection_parked WHERE lane = $1";
  private static final String ADD =
      """
      INSERT INTO projection_parked
        (projection, lane, lane_position, user_id, event_id, event_type, reason)
      VALUES ($1, $2, $3, $4, $5, $6, $7)""";
  private static final String COUNTS =
      """
      SELECT projection, count(*) AS parked FROM projection_parked
      WHERE projection NOT LIKE '%~next' GROUP BY projection""";

  private ParkedEvents() {}

  /** The users of a lane that have parked events, by projection. */
  public static Uni<Map<String, Set<UUID>>> users(SqlClient client, int lane) {
    return client.preparedQuery(USERS).execute(Tuple.of(lane)).map(ParkedEvents::byProjection);
  }

  /** Sets events aside. */
  public static Uni<Void> add(SqlClient client, String projection, List<Parked> parked) {
    if (parked.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var batch = parked.stream().map(p -> parameters(projection, p)).toList();
    return client.preparedQuery(ADD).executeBatch(batch).replaceWithVoid();
  }

  /**
   * How many events are parked, by projection; one without any has no entry. Those of a rebuild
   * that is under way are not counted.
   */
  static Uni<Map<String, Long>> counts(SqlClient client) {
    return client
        .query(COUNTS)
        .execute()
        .map(
            rows -> {
              Map<String, Long> counts = new HashMap<>();
              rows.forEach(r -> counts.put(r.getString("projection"), r.getLong("parked")));
              return counts;
            });
  }

  private static Tuple parameters(String projection, Parked parked) {
    var event = parked.event();
    return Tuple.tuple()
        .addString(projection)
        .addInteger(event.position().lane())
        .addLong(event.position().position())
        .addUUID(event.userId())
        .addUUID(event.eventId())
        .addString(event.event().type())
        .addString(parked.reason());
  }

  private static Map<String, Set<UUID>> byProjection(RowSet<Row> rows) {
    Map<String, Set<UUID>> users = new HashMap<>();
    for (var row : rows) {
      users
          .computeIfAbsent(row.getString("projection"), name -> new HashSet<>())
          .add(row.getUUID("user_id"));
    }
    return users;
  }
}
