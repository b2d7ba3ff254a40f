package dev.blotter.database.maintenance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Finds what a name means. Only names that the catalog has go into a statement, and as the catalog
 * quotes them.
 */
@ApplicationScoped
public class Targets {

  /** The table of that name, or its partitions. */
  private static final String TABLES =
      """
      WITH named AS (
        SELECT oid, relkind FROM pg_class
        WHERE relname = $1 AND relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      ), leaf AS (
        SELECT oid FROM named WHERE relkind = 'r'
        UNION SELECT tree.relid FROM named, pg_partition_tree(named.oid) AS tree WHERE tree.isleaf)
      """;

  private static final String OF_TABLES =
      TABLES
          + """
          SELECT %1$s AS name, %1$s AS owning, pg_table_size(c.oid) AS bytes, %2$s AS permitted
          FROM leaf JOIN pg_class AS c ON c.oid = leaf.oid ORDER BY 1"""
              .formatted(quoted("c"), permitted("c"));

  /** The table of that name itself; what it holds is analyzed with it. */
  private static final String WHOLE =
      """
      SELECT %1$s AS name, %1$s AS owning, %2$s AS permitted, coalesce(
          (SELECT sum(pg_table_size(tree.relid)) FROM pg_partition_tree(c.oid) AS tree),
          pg_table_size(c.oid))::bigint AS bytes
      FROM pg_class AS c
      WHERE c.relname = $1 AND c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"""
          .formatted(quoted("c"), permitted("c"));

  /** The index of that name, or those of its partitions, or all of the table of that name. */
  private static final String OF_INDEXES =
      TABLES
          + """
          , named_index AS (
            SELECT oid, relkind FROM pg_class
            WHERE relname = $1 AND relnamespace = 'public'::regnamespace AND relkind IN ('i', 'I')
          ), leaf_index AS (
            SELECT oid FROM named_index WHERE relkind = 'i'
            UNION SELECT tree.relid FROM named_index, pg_partition_tree(named_index.oid) AS tree
              WHERE tree.isleaf
            UNION SELECT i.indexrelid FROM leaf JOIN pg_index AS i ON i.indrelid = leaf.oid
              WHERE i.indisvalid)
          SELECT %s AS name, %s AS owning, pg_relation_size(c.oid) AS bytes, %s AS permitted
          FROM leaf_index JOIN pg_class AS c ON c.oid = leaf_index.oid
          JOIN pg_index AS i ON i.indexrelid = c.oid JOIN pg_class AS t ON t.oid = i.indrelid
          ORDER BY 1"""
              .formatted(quoted("c"), quoted("t"), permitted("t"));

  private final Pool pool;

  public Targets(Pool pool) {
    this.pool = pool;
  }

  /** Whether there is something of that name that such a task can be done to. */
  public Uni<Boolean> exists(TaskKind kind, String name) {
    return find(pool, kind, name).map(found -> !found.isEmpty());
  }

  /** What is to be worked on: the thing of that name itself, or its partitions one by one. */
  Uni<List<Relation>> find(SqlClient client, TaskKind kind, String name) {
    var sql =
        switch (kind) {
          case ANALYZE -> WHOLE;
          case VACUUM -> OF_TABLES;
          case REINDEX -> OF_INDEXES;
          case ARCHIVE, RESTORE -> throw new IllegalArgumentException(kind.name());
        };
    return client
        .preparedQuery(sql)
        .mapping((Row row) -> Relation.of(row))
        .execute(Tuple.of(name))
        .map(rows -> rows.stream().toList());
  }

  private static String quoted(String relation) {
    return "format('public.%I', " + relation + ".relname)";
  }

  private static String permitted(String table) {
    return """
        (pg_has_role(%1$s.relowner, 'USAGE')
          OR CASE WHEN current_setting('server_version_num')::integer >= 170000
            THEN has_table_privilege(%1$s.oid, 'MAINTAIN') ELSE false END)"""
        .formatted(table);
  }
}
