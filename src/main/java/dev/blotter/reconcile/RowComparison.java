package dev.blotter.reconcile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.blotter.json.Json;
import dev.blotter.json.Leaves;
import dev.blotter.projection.Projection;
import dev.blotter.projection.ReadRow;
import dev.blotter.projection.StoredRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares the rows of one user in one read model with what they should be. Pure. */
final class RowComparison<R extends ReadRow> {

  private static final String HIDDEN = "(personal)";

  private final Projection<R> projection;
  private final UUID user;
  private final List<String> columns;

  RowComparison(Projection<R> projection, UUID user) {
    this.projection = projection;
    this.user = user;
    this.columns = projection.table().columnNames();
  }

  /** All that differs; of several rows with one id the most alike is taken for the row. */
  List<Difference> of(Collection<R> expected, List<StoredRow> actual) {
    Map<UUID, List<StoredRow>> left =
        actual.stream().collect(groupingBy(StoredRow::id, LinkedHashMap::new, toList()));
    List<Difference> found = new ArrayList<>();
    for (var row : expected) {
      var same = left.remove(row.id());
      if (same == null) {
        found.add(Difference.missing(projection.name(), user, row.id()));
      } else {
        found.addAll(closest(row, same));
        same.stream().skip(1).forEach(more -> found.add(extra(more)));
      }
    }
    left.values().forEach(rows -> rows.forEach(row -> found.add(extra(row))));
    return found;
  }

  private Difference extra(StoredRow row) {
    return Difference.extra(projection.name(), user, row.id());
  }

  private List<Difference> closest(R row, List<StoredRow> stored) {
    return stored.stream()
        .map(one -> compare(row, one))
        .min(Comparator.comparingInt(List::size))
        .orElseThrow();
  }

  private List<Difference> compare(R row, StoredRow stored) {
    var expected = projection.table().asStored(row).values();
    List<Difference> found = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      var should = expected.get(i);
      var is = stored.values().get(i);
      if (!Objects.equals(should, is) && projection.follows(row, columns.get(i))) {
        found.addAll(differences(stored.id(), i, should, is));
      }
    }
    return found;
  }

  private List<Difference> differences(
      UUID id, int column, @Nullable String should, @Nullable String is) {
    var name = columns.get(column);
    if (projection.personal().contains(name)) {
      return List.of(value(id, name, hidden(should), hidden(is)));
    }
    return should != null && is != null && projection.table().isJson(column)
        ? documents(id, name, should, is)
        : List.of(value(id, name, should, is));
  }

  private static @Nullable String hidden(@Nullable String value) {
    return value == null ? null : HIDDEN;
  }

  private List<Difference> documents(UUID id, String name, String should, String is) {
    var one = tree(should);
    var other = tree(is);
    if (one.equals(other)) {
      return List.of();
    }
    var leaves = leaves(id, name, one, other);
    // Where only what is empty differs, no single value does.
    return leaves.isEmpty() ? List.of(value(id, name, should, is)) : leaves;
  }

  private List<Difference> leaves(UUID id, String name, JsonNode one, JsonNode other) {
    var should = Leaves.of(one);
    var is = Leaves.of(other);
    var paths = new TreeSet<String>(should.keySet());
    paths.addAll(is.keySet());
    return paths.stream()
        .filter(path -> !Objects.equals(should.get(path), is.get(path)))
        .map(path -> value(id, name + path, text(should.get(path)), text(is.get(path))))
        .toList();
  }

  private Difference value(UUID id, String field, @Nullable String should, @Nullable String is) {
    return Difference.value(projection.name(), user, id, field, should, is);
  }

  private static @Nullable String text(@Nullable JsonNode value) {
    return value == null ? null : value.isTextual() ? value.textValue() : value.toString();
  }

  /** What somebody has put there may be no JSON that we can read. */
  private static JsonNode tree(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
