package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.Criterion;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.TimeOrder;
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

  private static final String HAPPENED = "coalesce(e.effective_at, e.occurred_at)";

  private final WhereClause where = new WhereClause();

  private SearchQuery() {}

  static Statement of(EventCriteria criteria, @Nullable Place after, int limit) {
    return new SearchQuery().statement(criteria, after, limit);
  }

  /** Of what stands at that place alone. */
  static Statement at(
      LanePosition place, EventCriteria criteria, @Nullable Place after, int limit) {
    var query = new SearchQuery();
    query.where.and("e.lane_position = ?", place.position());
    return query.statement(criteria, after, limit);
  }

  private Statement statement(EventCriteria criteria, @Nullable Place after, int limit) {
    criteria.all().forEach(this::add);
    after(after, criteria.order());
    var direction = criteria.order().direction();
    return where.statement(
        "e.occurred_at %1$s, e.lane %1$s, e.lane_position %1$s".formatted(direction), limit);
  }

  private void add(Criterion criterion) {
    switch (criterion) {
      case Criterion.Event(var id) -> event(id);
      case Criterion.Types(var names) ->
          where.and("e.event_type = ANY (?)", names.toArray(String[]::new));
      case Criterion.User(var id) -> where.and("e.user_id = ?", id);
      case Criterion.Aggregate(var id) -> where.and("e.aggregate_id = ?", id);
      case Criterion.OfType(var type) -> where.and("e.aggregate_type = ?", type.label());
      case Criterion.ActorType(var type) -> where.and("e.actor_type = ?", type.name());
      case Criterion.ActorId(var id) -> where.and("e.actor_id = ?", id);
      case Criterion.CommandId(var id) -> where.and("e.command_id = ?", id);
      case Criterion.Workflow(var id) -> where.and("e.correlation_id = ?", id);
      case Criterion.Instrument(var symbol) -> where.and(IN_SYMBOL, symbol.value());
      case Criterion.ClientOrderId(var id) -> where.and(OF_CLIENT, id);
      case Criterion.Execution(var id) -> where.and(OF_EXECUTION, id);
      case Criterion.Recorded(var time) -> where.and("e.occurred_at", time);
      case Criterion.Effective(var time) -> where.and(HAPPENED, time);
    }
  }

  /** There is no index of ids: each says its lane, and its place there is looked for before. */
  private void event(UUID id) {
    where.and("e.lane = ?", Lane.of(id));
    where.and("e.event_id = ?", id);
  }

  private void after(@Nullable Place after, TimeOrder order) {
    if (after != null) {
      // The first is what an index on the time alone, and the bounds of partitions, can use.
      where.and("e.occurred_at " + order.sign() + "= ?", after.at());
      var at = where.parameter(after.at());
      var lane = where.parameter(after.position().lane());
      var position = where.parameter(after.position().position());
      where.and(
          "(e.occurred_at, e.lane, e.lane_position) %s (%s, %s, %s)"
              .formatted(order.sign(), at, lane, position));
    }
  }
}
