package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What PostgreSQL is going to do, or has done.
 *
 * @param indexes those used, by the names of the partitioned indexes that they belong to
 * @param scanned large tables that are read from one end to the other, by an index too
 * @param sorts the kinds of sorting in it
 * @param pages how many pages were touched; zero where it was not run
 * @param tables tables and partitions in it
 */
record Plan(
    Set<String> indexes, List<String> scanned, Set<String> sorts, long pages, Set<String> tables) {

  /** What has read all that is below it before it answers its first row. */
  private static final Set<String> READ_WHOLE = Set.of("Sort", "Aggregate", "Hash");

  static Plan of(JsonNode explained, Sizes sizes) {
    var root = explained.get(0).get("Plan");
    Set<String> indexes = new LinkedHashSet<>();
    List<String> scanned = new ArrayList<>();
    Set<String> sorts = new LinkedHashSet<>();
    Set<String> tables = new LinkedHashSet<>();
    each(
        root,
        false,
        (node, limited) -> {
          var kind = node.path("Node Type").asText();
          var table = node.path("Relation Name").asText("");
          if (!table.isEmpty()) {
            tables.add(table);
          }
          if (node.has("Index Name")) {
            indexes.add(sizes.indexOf(node.get("Index Name").asText()));
          }
          if (sizes.isLarge(table) && readsAll(node, limited, sizes)) {
            scanned.add(table);
          }
          if (kind.endsWith("Sort")) {
            sorts.add(kind);
          }
        });
    long pages = root.path("Shared Hit Blocks").asLong() + root.path("Shared Read Blocks").asLong();
    return new Plan(indexes, scanned, sorts, pages, tables);
  }

  /** Fails where a large table is read from end to end, or by none of these indexes. */
  Plan mustFindRowsBy(String... names) {
    assertThat(scanned).as("read from end to end").isEmpty();
    assertThat(indexes).as("indexes").containsAnyElementsOf(Set.of(names));
    return this;
  }

  /**
   * Whether it goes through the whole of a table, or of an index of all its rows: what is looked
   * for behind a filter may be far, or nowhere.
   */
  private static boolean readsAll(JsonNode node, boolean limited, Sizes sizes) {
    return switch (node.path("Node Type").asText()) {
      case "Seq Scan" -> true;
      case "Index Scan", "Index Only Scan" ->
          !node.has("Index Cond")
              && !sizes.isPartial(node.path("Index Name").asText())
              && (node.has("Filter") || !limited);
      default -> false;
    };
  }

  private static void each(JsonNode node, boolean limited, BiConsumer<JsonNode, Boolean> look) {
    var kind = node.path("Node Type").asText();
    boolean below = kind.equals("Limit") || (limited && !READ_WHOLE.contains(kind));
    look.accept(node, below);
    node.path("Plans").forEach(child -> each(child, below, look));
  }

  /** What the database knows of its tables and indexes. */
  interface Sizes {

    /** Whether a table has so many rows that nobody may read them all. */
    boolean isLarge(String table);

    /** Whether an index is one of some rows only. */
    boolean isPartial(String index);

    /** The partitioned index that an index belongs to, or itself. */
    String indexOf(String index);
  }
}
