package dev.blotter.projection;

import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.NamedQuery.Values;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.kernel.TimeSpan;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A search of one read model: conditions that must all hold. Not reusable.
 *
 * @param <R> what a row becomes
 */
public final class Search<R> {

  private final RowSource<R> table;
  private final List<String> conditions = new ArrayList<>();
  private final List<@Nullable Object> parameters = new ArrayList<>();

  public Search(RowSource<R> table) {
    this.table = table;
  }

  /** Adds a condition in which {@code ?} stands for the value; none where the value is null. */
  public Search<R> where(String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition.replace("?", parameter(value)));
    }
    return this;
  }

  /** Adds a condition in which each {@code ?} stands for the next of the values. */
  public Search<R> whereAll(String condition, Object... values) {
    var numbered = condition;
    for (var value : values) {
      numbered = numbered.replaceFirst("\\?", Matcher.quoteReplacement(parameter(value)));
    }
    conditions.add(numbered);
    return this;
  }

  /** Adds a condition without a value. */
  public Search<R> where(String condition) {
    conditions.add(condition);
    return this;
  }

  /** Adds that a column of time lies in that span. */
  public Search<R> within(String timeColumn, TimeSpan span) {
    return where(timeColumn + " >= ?", span.from()).where(timeColumn + " < ?", span.to());
  }

  /** The one row, or empty where there is none. */
  public Uni<Optional<R>> one(SqlClient client) {
    return run(client, one()).map(rows -> rows.stream().findFirst());
  }

  /** What {@link #one(SqlClient)} runs. */
  public Statement one() {
    return statement(" LIMIT 1");
  }

  /** A part of the rows, ordered by a column of time and then by the id. */
  public Uni<RowPage<R>> page(SqlClient client, String timeColumn, TimeOrder order, Window window) {
    return run(client, page(timeColumn, order, window))
        .map(rows -> RowPage.of(rows, window.limit()));
  }

  /** What {@link #page(SqlClient, String, TimeOrder, Window)} runs. */
  public Statement page(String timeColumn, TimeOrder order, Window window) {
    var after = window.after();
    if (after != null) {
      var at = parameter(after.at());
      // The first half is what an index on the time alone can use.
      conditions.add(timeColumn + " " + order.sign() + "= " + at);
      conditions.add(
          "(%s, id) %s (%s, %s)".formatted(timeColumn, order.sign(), at, parameter(after.id())));
    }
    var part =
        " LIMIT %s OFFSET %s".formatted(parameter(window.limit() + 1), parameter(window.offset()));
    return statement(by(timeColumn, order) + part);
  }

  /**
   * What reads a page of the newest rows, under a name.
   *
   * @param example of what the search is made of
   */
  public static NamedQuery newest(
      String name,
      String purpose,
      Map<String, Object> example,
      String timeColumn,
      Function<Values, Search<?>> search) {
    Map<String, Object> all = new TreeMap<>(example);
    all.put("after_time", NamedQuery.EXAMPLE_TIME);
    all.put("after_id", NamedQuery.EXAMPLE_ID);
    all.put("limit", 100);
    return new NamedQuery(
        name,
        purpose,
        all,
        values ->
            search
                .apply(values)
                .page(timeColumn, TimeOrder.NEWEST_FIRST, Window.following(values)));
  }

  /** All rows, in the same order as a page of them, some at a time as they are asked for. */
  public Multi<List<R>> stream(Pool pool, String timeColumn, TimeOrder order) {
    return RowCursor.read(pool, all(timeColumn, order), table::read);
  }

  /** What {@link #stream} reads from. */
  public Statement all(String timeColumn, TimeOrder order) {
    return statement(by(timeColumn, order));
  }

  private static String by(String timeColumn, TimeOrder order) {
    return " ORDER BY %1$s %2$s, id %2$s".formatted(timeColumn, order.direction());
  }

  private Statement statement(String tail) {
    var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return new Statement(table.select() + where + tail, parameters);
  }

  private Uni<List<R>> run(SqlClient client, Statement statement) {
    return client
        .preparedQuery(statement.sql())
        .execute(Tuple.tuple(statement.values()))
        .map(rows -> rows.stream().map(this::read).toList());
  }

  private R read(Row row) {
    return table.read(row);
  }

  private String parameter(Object value) {
    parameters.add(value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
    return "$" + parameters.size();
  }
}
