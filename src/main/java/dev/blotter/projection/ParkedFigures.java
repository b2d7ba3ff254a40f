package dev.blotter.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What all projections together have set aside. Those of a rebuild that is under way are left out.
 *
 * @param byProjection one that has nothing set aside has no entry
 * @param users whose events they are; none of a projection that has set aside those of very many
 */
record ParkedFigures(Map<String, Figure> byProjection, Set<ParkedOf> users) {

  static final ParkedFigures NONE = new ParkedFigures(Map.of(), Set.of());

  private static final String COUNTS =
      """
      SELECT projection, count(*) AS events, count(DISTINCT user_id) AS users,
        sum(lane_position)::bigint AS check_sum
      FROM projection_parked WHERE projection NOT LIKE '%~next' GROUP BY projection""";
  private static final String USERS =
      """
      SELECT DISTINCT projection, user_id FROM projection_parked WHERE projection = ANY ($1)""";

  /** Beyond this many users a projection's are not kept. */
  private static final long MOST = 10_000;

  /** How much one projection has set aside; the sum tells one state from another. */
  record Figure(long events, long users, long checkSum) {
    static final Figure NOTHING = new Figure(0, 0, 0);
  }

  /** A user of whom a projection has set something aside. */
  record ParkedOf(String projection, UUID user) {}

  /** As the database has it now; the users are only asked for where something has changed. */
  static Uni<ParkedFigures> read(SqlClient client, ParkedFigures before) {
    return client
        .query(COUNTS)
        .execute()
        .map(ParkedFigures::figures)
        .flatMap(
            now ->
                now.equals(before.byProjection)
                    ? Uni.createFrom().item(before)
                    : users(client, now).map(users -> new ParkedFigures(now, users)));
  }

  Figure of(String projection) {
    return byProjection.getOrDefault(projection, Figure.NOTHING);
  }

  /** The projections that have set something of that user aside, or may have. */
  List<String> of(UUID user) {
    return byProjection.entrySet().stream()
        .filter(one -> !isKept(one.getValue()) || users.contains(new ParkedOf(one.getKey(), user)))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Those that have set something of anybody aside. */
  List<String> all() {
    return byProjection.keySet().stream().sorted().toList();
  }

  private static boolean isKept(Figure figure) {
    return figure.users() <= MOST;
  }

  private static Uni<Set<ParkedOf>> users(SqlClient client, Map<String, Figure> figures) {
    var kept =
        figures.entrySet().stream()
            .filter(one -> isKept(one.getValue()))
            .map(Map.Entry::getKey)
            .toArray(String[]::new);
    return client
        .preparedQuery(USERS)
        .mapping((Row row) -> new ParkedOf(row.getString("projection"), row.getUUID("user_id")))
        .execute(Tuple.of(kept))
        .map(rows -> rows.stream().collect(Collectors.toUnmodifiableSet()));
  }

  private static Map<String, Figure> figures(RowSet<Row> rows) {
    Map<String, Figure> figures = new HashMap<>();
    rows.forEach(
        row ->
            figures.put(
                row.getString("projection"),
                new Figure(row.getLong("events"), row.getLong("users"), row.getLong("check_sum"))));
    return Map.copyOf(figures);
  }
}
