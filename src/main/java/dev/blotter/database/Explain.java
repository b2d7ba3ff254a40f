package dev.blotter.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.kernel.NamedQuery.Planned;
import dev.blotter.kernel.NamedQuery.Statement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks the database how it runs a statement, in a transaction that leaves nothing behind. */
@ApplicationScoped
public class Explain {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GENERIC_SINCE = 16;

  /** Those of a table that a rebuild fills beside it have the same names, in another schema. */
  private static final String PARTITIONS =
      """
      SELECT c.relname::text AS child, p.relname::text AS parent FROM pg_inherits i
      JOIN pg_class c ON c.oid = i.inhrelid AND c.relkind = 'r'
      JOIN pg_class p ON p.oid = i.inhparent
        AND p.relnamespace = current_schema()::regnamespace""";

  private final Pool pool;
  private final MonitoringConfig config;

  public Explain(Pool pool, MonitoringConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /**
   * How that statement is run.
   *
   * @param planned what it is planned for
   * @param analyze whether it is run indeed, to have real times and rows
   */
  public Uni<QueryPlan> of(Statement statement, Planned planned, boolean analyze) {
    var options = analyze ? "ANALYZE, BUFFERS, FORMAT JSON" : "FORMAT JSON";
    var explained =
        switch (planned) {
          case FOR_ITS_VALUES -> inVain(on -> described(on, forItsValues(on, statement, options)));
          case FOR_ANY_VALUES ->
              inVain(
                  on -> described(on, new PreparedPlan(on, statement).read(options)),
                  PreparedPlan::forget);
        };
    return explained.onFailure(QueryTooSlow::explains).transform(QueryTooSlow::new);
  }

  private static Uni<RowSet<Row>> forItsValues(
      SqlConnection connection, Statement statement, String options) {
    return connection
        .preparedQuery("EXPLAIN (" + options + ") " + statement.sql())
        .execute(Tuple.tuple(statement.values()));
  }

  private static Uni<QueryPlan> described(SqlConnection connection, Uni<RowSet<Row>> explained) {
    return explained.chain(
        rows -> partitions(connection).map(parts -> QueryPlan.of(plan(rows), parts)));
  }

  /**
   * How a statement whose parameters are not known is run; it is never run itself.
   *
   * @throws FeatureMissing in the outcome where the database cannot tell
   */
  Uni<JsonNode> generic(String select) {
    return inVain(
        connection ->
            connection.databaseMetadata().majorVersion() < GENERIC_SINCE
                ? Uni.createFrom().failure(new FeatureMissing("PostgreSQL 16 or later is needed"))
                : connection
                    .query("EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + select)
                    .execute()
                    .map(Explain::plan));
  }

  private <T> Uni<T> inVain(Function<SqlConnection, Uni<T>> work) {
    return inVain(work, connection -> Uni.createFrom().voidItem());
  }

  private <T> Uni<T> inVain(
      Function<SqlConnection, Uni<T>> work, Function<SqlConnection, Uni<Void>> afterwards) {
    var limits =
        "SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = "
            + config.planTimeout().toMillis();
    return pool.withConnection(
        connection ->
            connection
                .begin()
                .chain(
                    transaction ->
                        connection
                            .query(limits)
                            .execute()
                            .chain(() -> work.apply(connection))
                            .onTermination()
                            .call(
                                () ->
                                    transaction
                                        .rollback()
                                        .chain(() -> afterwards.apply(connection)))));
  }

  private static Uni<Map<String, String>> partitions(SqlConnection connection) {
    return connection
        .query(PARTITIONS)
        .execute()
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(r -> r.getString("child"), r -> r.getString("parent"))));
  }

  private static JsonNode plan(RowSet<Row> rows) {
    var text = Objects.requireNonNull(rows.iterator().next().getJson(0)).toString();
    try {
      return JSON.readTree(text).get(0);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
