package dev.blotter.eventlog.postgres;

import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold of the events that a statement reads, with the values that it names. */
final class WhereClause {

  private final List<String> conditions = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  /** A condition in which {@code ?} stands for the value. */
  void and(String condition, Object value) {
    and(condition.replace("?", parameter(value)));
  }

  /** A condition that names its values by itself. */
  void and(String condition) {
    conditions.add(condition);
  }

  /** A column of time, or an expression for one, lies in that span. */
  void and(String time, TimeSpan span) {
    if (span.from() != null) {
      and(time + " >= ?", span.from());
    }
    if (span.to() != null) {
      and(time + " < ?", span.to());
    }
  }

  /** A value, as the statement calls it. */
  String parameter(Object value) {
    values.add(value instanceof Instant time ? Columns.time(time) : value);
    return "$" + values.size();
  }

  /**
   * At most so many events of the log and its archive.
   *
   * @param order by what, without the words for it
   */
  Statement statement(String order, int limit) {
    var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    var sql =
        "SELECT %s FROM all_events AS e%s ORDER BY %s LIMIT %s"
            .formatted(EventRows.COLUMNS, where, order, parameter(limit));
    return new Statement(sql, values);
  }
}
