package dev.blotter.projection.rebuild;

import static java.util.stream.Collectors.joining;

import dev.blotter.projection.RowCursor;
import dev.blotter.projection.RowTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The live rows of one user, as they are stored: of each column a digest, since a user may have
 * tens of thousands of rows.
 */
final class UserRows {

  private final List<String> columns;
  private final String delete;
  private final String select;

  UserRows(RowTable<?> table) {
    this.columns = table.columnNames().stream().sorted().toList();
    var digests =
        columns.stream()
            .map("coalesce(hashtextextended(t.%s::text, 0), 0)"::formatted)
            .collect(joining(", ", "t.id, ARRAY[", "] AS digests"));
    var of = table.name() + " AS t WHERE t.lane = $1 AND t." + table.owner() + " = $2";
    this.delete = "DELETE FROM " + of + " RETURNING " + digests;
    this.select = "SELECT " + digests + " FROM " + of;
  }

  /** Takes them away and answers what they were. */
  Uni<Map<UUID, long[]>> delete(SqlConnection connection, int lane, UUID userId) {
    return read(connection, delete, lane, userId);
  }

  Uni<Map<UUID, long[]>> read(SqlConnection connection, int lane, UUID userId) {
    return read(connection, select, lane, userId);
  }

  /** What is not the same in the rows that were there and in those that are. */
  List<RowDifference> differences(int lane, Map<UUID, long[]> before, Map<UUID, long[]> after) {
    List<RowDifference> differences = new ArrayList<>();
    for (var id : union(before, after)) {
      var was = before.get(id);
      var is = after.get(id);
      if (was == null || is == null) {
        var kind = was == null ? "MISSING" : "SURPLUS";
        differences.add(new RowDifference(id, lane, kind, List.of()));
      } else if (!Arrays.equals(was, is)) {
        differences.add(new RowDifference(id, lane, "CHANGED", changed(was, is)));
      }
    }
    return differences;
  }

  private List<String> changed(long[] was, long[] is) {
    return IntStream.range(0, columns.size())
        .filter(i -> was[i] != is[i])
        .mapToObj(columns::get)
        .toList();
  }

  private static Iterable<UUID> union(Map<UUID, ?> one, Map<UUID, ?> other) {
    var ids = new TreeSet<>(one.keySet());
    ids.addAll(other.keySet());
    return ids;
  }

  private static Uni<Map<UUID, long[]>> read(
      SqlConnection connection, String sql, int lane, UUID userId) {
    return RowCursor.within(connection, sql, Tuple.of(lane, userId))
        .collect()
        .in(HashMap::new, (digests, page) -> page.forEach(row -> add(digests, row)));
  }

  private static void add(Map<UUID, long[]> digests, Row row) {
    var ofColumns = Stream.of(row.getArrayOfLongs("digests"));
    digests.put(row.getUUID("id"), ofColumns.mapToLong(Long::longValue).toArray());
  }
}
