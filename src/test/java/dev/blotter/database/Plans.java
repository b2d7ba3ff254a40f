package dev.blotter.database;

import static dev.blotter.testing.Await.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.kernel.NamedQuery.Statement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks a database for plans. */
final class Plans implements Plan.Sizes {

  private static final int LARGE = 1_000;
  private static final String PARTIAL =
      "SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indpred IS NOT NULL";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SqlClient client;
  private final Set<String> large = new HashSet<>();
  private final Set<String> partial = new HashSet<>();
  private final Map<String, String> parents = new HashMap<>();

  Plans(SqlClient client) {
    this.client = client;
    await(client.query("SELECT relname, reltuples FROM pg_class WHERE relkind = 'r'").execute())
        .forEach(
            row -> {
              if (row.getFloat("reltuples") > LARGE) {
                large.add(row.getString("relname"));
              }
            });
    await(
            client
                .query(
                    """
                    SELECT c.relname AS child, p.relname AS parent FROM pg_inherits AS i
                    JOIN pg_class AS c ON c.oid = i.inhrelid AND c.relkind = 'i'
                    JOIN pg_class AS p ON p.oid = i.inhparent""")
                .execute())
        .forEach(row -> parents.put(row.getString("child"), row.getString("parent")));
    await(client.query(PARTIAL).execute()).forEach(row -> partial.add(row.getString("name")));
  }

  /** The plan for these values. */
  Plan of(Statement statement) {
    return explain("FORMAT JSON", statement.sql(), statement.values());
  }

  /** The one plan for any values, as the service has it: the statement is prepared and executed. */
  Plan ofAnyValues(Statement statement) {
    return execute("FORMAT JSON", statement);
  }

  /** The same once it was run with these values. */
  Plan runForAnyValues(Statement statement) {
    return execute("ANALYZE, BUFFERS, FORMAT JSON", statement);
  }

  /** The plan for these values once it was run, with the pages that it touched. */
  Plan run(Statement statement) {
    return explain("ANALYZE, BUFFERS, FORMAT JSON", statement.sql(), statement.values());
  }

  private Plan explain(String options, String sql, List<?> values) {
    var explain = "EXPLAIN (" + options + ") " + sql;
    return plan(
        await(
            values.isEmpty()
                ? client.query(explain).execute()
                : client.preparedQuery(explain).execute(Tuple.tuple(new ArrayList<>(values)))));
  }

  private Plan execute(String options, Statement statement) {
    var script =
        """
        SET LOCAL plan_cache_mode = force_generic_plan;
        PREPARE planned AS %s;
        EXPLAIN (%s) EXECUTE planned%s;
        DEALLOCATE planned"""
            .formatted(statement.sql(), options, Literals.of(statement.values()));
    var answer = await(client.query(script).execute());
    while (answer.size() == 0) {
      answer = answer.next();
    }
    return plan(answer);
  }

  private Plan plan(RowSet<Row> answer) {
    try {
      return Plan.of(MAPPER.readTree(answer.iterator().next().getValue(0).toString()), this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isLarge(String table) {
    return large.contains(table);
  }

  @Override
  public boolean isPartial(String index) {
    return partial.contains(index);
  }

  @Override
  public String indexOf(String index) {
    return parents.getOrDefault(index, index);
  }
}
