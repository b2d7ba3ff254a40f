package dev.blotter.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What each index costs: rows are inserted into an empty copy of its table that has only the
 * primary key, and into the same with that index, in turn. Of each the fastest of the rounds
 * counts, since whatever else runs on a machine can only slow it down; the write-ahead log knows no
 * such noise.
 */
final class IndexBench {

  private static final List<String> TABLES =
      List.of("users", "portfolios", "orders", "positions", "domain_events");
  private static final int BATCH = 500;

  private static final String WRITTEN =
      "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint";

  private final Path folder;
  private final int rows;
  private final int rounds;

  IndexBench(Path folder, int rows, int rounds) {
    this.folder = folder;
    this.rows = rows;
    this.rounds = rounds;
  }

  private record Index(String name, String definition) {}

  void run() throws SQLException {
    try (var server = new SeededServer(folder.resolve("database"))) {
      var database = server.seed(rows);
      System.out.printf(
          "%nInserts of up to %,d rows in batches of %d, fastest of %d rounds%n%n",
          rows, BATCH, rounds);
      System.out.println(
          "| index | bytes a row | WAL bytes an insert | us an insert | with/without |");
      System.out.println("|---|--:|--:|--:|--:|");
      try (var connection = database.connect();
          var statement = connection.createStatement()) {
        statement.execute("SET synchronous_commit = off");
        for (var table : TABLES) {
          table(connection, table);
        }
      }
      server.drop(database);
    }
  }

  private void table(Connection connection, String table) throws SQLException {
    int count = copy(connection, table);
    for (var index : indexes(connection, table)) {
      var without = Cost.MOST;
      var with = Cost.MOST;
      long bytes = 0;
      for (int round = 0; round < rounds; round++) {
        make(connection, table, "");
        without = without.least(insert(connection, count));
        make(connection, table, index.definition());
        with = with.least(insert(connection, count));
        bytes = number(connection, "SELECT pg_relation_size('target_index')");
      }
      System.out.printf(
          "| %s | %d | %d | %.2f | %.2f |%n",
          index.name(),
          bytes / count,
          (with.wal() - without.wal()) / count,
          (with.nanos() - without.nanos()) / 1_000.0 / count,
          (double) with.nanos() / without.nanos());
    }
  }

  /** What it takes to insert all rows. */
  private record Cost(long nanos, long wal) {

    static final Cost MOST = new Cost(Long.MAX_VALUE, Long.MAX_VALUE);

    Cost least(Cost other) {
      return new Cost(Math.min(nanos, other.nanos), Math.min(wal, other.wal));
    }
  }

  /** Lays rows ready in the order in which they would come; answers how many. */
  private int copy(Connection connection, String table) throws SQLException {
    var order = table.equals("domain_events") ? "occurred_at" : "id";
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS source");
      statement.execute(
          """
          CREATE TABLE source AS SELECT *, (row_number() OVER (ORDER BY %s) - 1)::int AS n
          FROM (SELECT * FROM %s LIMIT %d)"""
              .formatted(order, table, rows));
      statement.execute("CREATE UNIQUE INDEX ON source (n)");
      statement.execute("ANALYZE source");
    }
    return Math.toIntExact(number(connection, "SELECT count(*) FROM source"));
  }

  private static void make(Connection connection, String table, String index) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS target");
      statement.execute("CREATE TABLE target (LIKE %s INCLUDING DEFAULTS)".formatted(table));
      var key = table.equals("domain_events") ? "lane, lane_position" : "lane, id";
      statement.execute("ALTER TABLE target ADD PRIMARY KEY (" + key + ")");
      if (!index.isEmpty()) {
        statement.execute(
            index.replaceFirst("INDEX \\S+ ON (ONLY )?\\S+", "INDEX target_index ON target"));
      }
      statement.execute("CHECKPOINT");
    }
  }

  private static Cost insert(Connection connection, int count) throws SQLException {
    var columns = columns(connection);
    var sql =
        "INSERT INTO target (%s) SELECT %s FROM source WHERE n >= ? AND n < ?"
            .formatted(columns, columns);
    try (var insert = connection.prepareStatement(sql)) {
      long log = number(connection, WRITTEN);
      long start = System.nanoTime();
      for (int from = 0; from < count; from += BATCH) {
        insert.setInt(1, from);
        insert.setInt(2, from + BATCH);
        insert.executeUpdate();
      }
      long nanos = System.nanoTime() - start;
      return new Cost(nanos, number(connection, WRITTEN) - log);
    }
  }

  private static String columns(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
                    + " WHERE attrelid = 'target'::regclass AND attnum > 0 AND NOT attisdropped")) {
      found.next();
      return found.getString(1);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }

  private static List<Index> indexes(Connection connection, String table) throws SQLException {
    List<Index> indexes = new ArrayList<>();
    var sql =
        """
        SELECT c.relname, pg_get_indexdef(c.oid) FROM pg_index AS x
        JOIN pg_class AS c ON c.oid = x.indexrelid
        WHERE x.indrelid = '%s'::regclass AND NOT x.indisprimary ORDER BY c.relname"""
            .formatted(table);
    try (var statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        indexes.add(new Index(found.getString(1), found.getString(2)));
      }
    }
    return indexes;
  }
}
