package dev.blotter.projection.rebuild;

import dev.blotter.projection.RowTable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** The live rows of one user, as they are stored: column by column, as text. */
final class UserRows {

  private static final String TEXTS =
      "t.id, (SELECT jsonb_object_agg(key, value) FROM jsonb_each_text(to_jsonb(t)))::text AS row";

  private final String delete;
  private final String select;

  UserRows(RowTable<?> table) {
    var of = table.name() + " AS t WHERE t.lane = $1 AND t." + table.owner() + " = $2";
    this.delete = "DELETE FROM " + of + " RETURNING " + TEXTS;
    this.select = "SELECT " + TEXTS + " FROM " + of;
  }

  /** Takes them away and answers what they were. */
  Uni<Map<UUID, JsonObject>> delete(SqlConnection connection, int lane, UUID userId) {
    return read(connection, delete, lane, userId);
  }

  Uni<Map<UUID, JsonObject>> read(SqlConnection connection, int lane, UUID userId) {
    return read(connection, select, lane, userId);
  }

  /** What is not the same in the rows that were there and in those that are. */
  static List<RowDifference> differences(
      int lane, Map<UUID, JsonObject> before, Map<UUID, JsonObject> after) {
    List<RowDifference> differences = new ArrayList<>();
    for (var id : union(before, after)) {
      var was = before.get(id);
      var is = after.get(id);
      if (was == null || is == null) {
        var kind = was == null ? "MISSING" : "SURPLUS";
        differences.add(new RowDifference(id, lane, kind, List.of()));
      } else if (!was.equals(is)) {
        differences.add(new RowDifference(id, lane, "CHANGED", columns(was, is)));
      }
    }
    return differences;
  }

  private static List<String> columns(JsonObject was, JsonObject is) {
    return was.fieldNames().stream()
        .filter(
            name -> !String.valueOf(was.getString(name)).equals(String.valueOf(is.getString(name))))
        .sorted()
        .toList();
  }

  private static Iterable<UUID> union(Map<UUID, ?> one, Map<UUID, ?> other) {
    var ids = new TreeSet<>(one.keySet());
    ids.addAll(other.keySet());
    return ids;
  }

  private static Uni<Map<UUID, JsonObject>> read(
      SqlConnection connection, String sql, int lane, UUID userId) {
    return connection.preparedQuery(sql).execute(Tuple.of(lane, userId)).map(UserRows::texts);
  }

  private static Map<UUID, JsonObject> texts(RowSet<Row> rows) {
    Map<UUID, JsonObject> texts = new LinkedHashMap<>();
    rows.forEach(row -> texts.put(row.getUUID("id"), new JsonObject(row.getString("row"))));
    return texts;
  }
}
