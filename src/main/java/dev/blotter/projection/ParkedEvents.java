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

  private static final String ASIDE =
      """
      SELECT DISTINCT projection, user_id AS id, false AS skipped FROM projection_parked
      WHERE lane = ANY ($1)
      UNION ALL
      SELECT projection, event_id, true FROM projection_acts
      WHERE lane = ANY ($1) AND act = 'SKIP'""";
  private static final String ADD =
      """
      INSERT INTO projection_parked
        (projection, lane, lane_position, user_id, event_id, event_type, reason)
      VALUES ($1, $2, $3, $4, $5, $6, $7)""";

  private ParkedEvents() {}

  /** What is left out of some lanes, by projection; one that leaves out nothing has no entry. */
  public static Uni<Map<String, Aside>> aside(SqlClient client, List<Integer> lanes) {
    return client
        .preparedQuery(ASIDE)
        .execute(Tuple.of(lanes.toArray(Integer[]::new)))
        .map(ParkedEvents::byProjection);
  }

  /** The events alone that an operator has had passed over for good in one projection. */
  public static Uni<Aside> skipped(SqlClient client, int lane, String projection) {
    return aside(client, List.of(lane))
        .map(all -> new Aside(Set.of(), all.getOrDefault(projection, Aside.NOTHING).skipped()));
  }

  /** Sets events aside. */
  public static Uni<Void> add(SqlClient client, String projection, List<Parked> parked) {
    if (parked.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var batch = parked.stream().map(p -> parameters(projection, p)).toList();
    return client.preparedQuery(ADD).executeBatch(batch).replaceWithVoid();
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

  private static Map<String, Aside> byProjection(RowSet<Row> rows) {
    Map<String, Set<UUID>> users = new HashMap<>();
    Map<String, Set<UUID>> skipped = new HashMap<>();
    for (var row : rows) {
      (row.getBoolean("skipped") ? skipped : users)
          .computeIfAbsent(row.getString("projection"), name -> new HashSet<>())
          .add(row.getUUID("id"));
    }
    Map<String, Aside> aside = new HashMap<>();
    users.forEach((name, of) -> aside.put(name, new Aside(of, skipped.getOrDefault(name, none()))));
    skipped.forEach((name, of) -> aside.putIfAbsent(name, new Aside(none(), of)));
    return aside;
  }

  private static Set<UUID> none() {
    return Set.of();
  }
}
