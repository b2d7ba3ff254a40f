package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.NamedQuery.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statement of a search: of what is asked for and nothing else, so that its index is used. */
final class SearchQuery {

  /** Read models know which aggregates those are; they are as quick as the projections. */
  private static final String IN_SYMBOL =
      """
      e.aggregate_id IN (SELECT id FROM orders WHERE symbol = ?
        UNION ALL SELECT id FROM positions WHERE symbol = ?)""";

  private static final String OF_CLIENT =
      "e.aggregate_id IN (SELECT id FROM orders WHERE client_order_id = ?)";

  private static final String OF_EXECUTION =
      """
      e.event_type IN ('OrderFilled', 'OrderFillCorrected', 'OrderFillBusted')
        AND ? IN (e.payload ->> 'exec_id', e.payload ->> 'exec_ref_id')""";

  /** The version of UUIDs that events have. */
  private static final int OURS = 7;

  private static final Duration AROUND = Duration.ofHours(1);

  private static final String HAPPENED = "coalesce(e.effective_at, e.occurred_at)";

  private final List<String> conditions = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  private SearchQuery() {}

  static Statement of(EventCriteria criteria, @Nullable Place after, int limit) {
    var query = new SearchQuery();
    query.whose(criteria);
    query.what(criteria);
    query.when(criteria);
    query.after(criteria, after);
    return query.statement(criteria.oldestFirst() ? "ASC" : "DESC", limit);
  }

  private void whose(EventCriteria criteria) {
    where("e.user_id = ?", criteria.userId());
    where("e.aggregate_id = ?", criteria.aggregateId());
    var type = criteria.aggregateType();
    where("e.aggregate_type = ?", type == null ? null : type.label());
    where("e.actor_type = ?", criteria.actorType());
    where("e.actor_id = ?", criteria.actorId());
    where("e.command_id = ?", criteria.commandId());
    where("e.correlation_id = ?", criteria.correlationId());
    event(criteria.eventId());
  }

  /**
   * There is no index of ids: each says its lane, and when it was made, soon after to be stored.
   */
  private void event(@Nullable UUID id) {
    if (id != null && id.version() != OURS) {
      conditions.add("false");
    } else if (id != null) {
      var made = Ids.createdAt(id);
      where("e.lane = ?", Lane.of(id));
      where("e.event_id = ?", id);
      where("e.occurred_at >= ?", made.minus(AROUND));
      where("e.occurred_at < ?", made.plus(AROUND));
    }
  }

  private void what(EventCriteria criteria) {
    var types = criteria.eventTypes();
    where("e.event_type = ANY (?)", types.isEmpty() ? null : types.toArray(String[]::new));
    var symbol = criteria.symbol();
    where(IN_SYMBOL, symbol == null ? null : symbol.value());
    where(OF_CLIENT, criteria.clientOrderId());
    where(OF_EXECUTION, criteria.execId());
  }

  private void when(EventCriteria criteria) {
    where("e.occurred_at >= ?", criteria.recorded().from());
    where("e.occurred_at < ?", criteria.recorded().to());
    where(HAPPENED + " >= ?", criteria.effective().from());
    where(HAPPENED + " < ?", criteria.effective().to());
  }

  private void after(EventCriteria criteria, @Nullable Place after) {
    if (after != null) {
      var sign = criteria.oldestFirst() ? ">" : "<";
      // The first is what an index on the time alone, and the bounds of partitions, can use.
      where("e.occurred_at " + sign + "= ?", after.at());
      var at = parameter(after.at());
      var lane = parameter(after.position().lane());
      var position = parameter(after.position().position());
      conditions.add(
          "(e.occurred_at, e.lane, e.lane_position) %s (%s, %s, %s)"
              .formatted(sign, at, lane, position));
    }
  }

  private void where(String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition.replace("?", parameter(value)));
    }
  }

  private String parameter(Object value) {
    values.add(value instanceof Instant time ? Columns.time(time) : value);
    return "$" + values.size();
  }

  private Statement statement(String direction, int limit) {
    var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    var order =
        " ORDER BY e.occurred_at %1$s, e.lane %1$s, e.lane_position %1$s LIMIT "
            .formatted(direction);
    var sql = "SELECT " + EventRows.COLUMNS + " FROM all_events AS e" + where + order;
    return new Statement(sql + parameter(limit), values);
  }
}
