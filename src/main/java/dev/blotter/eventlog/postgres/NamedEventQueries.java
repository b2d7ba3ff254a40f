package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.Criterion;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.eventlog.Postings.Selection;
import dev.blotter.eventlog.UserEvents;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.NamedQuery.Values;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeSpan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the log is read by. */
@ApplicationScoped
class NamedEventQueries implements NamedQueries {

  private static final NamedQuery OF_AGGREGATE =
      new NamedQuery(
          "events-of-aggregate",
          "The events of one aggregate after a version, in order",
          Map.of(
              "aggregate_type",
              "order",
              "aggregate_id",
              NamedQuery.EXAMPLE_ID,
              "after_version",
              0L,
              "limit",
              500),
          NamedEventQueries::ofAggregate);

  private static final NamedQuery VERSION_AT =
      new NamedQuery(
          "version-at",
          "The version that an aggregate had at a moment",
          Map.of(
              "aggregate_type",
              "order",
              "aggregate_id",
              NamedQuery.EXAMPLE_ID,
              "at",
              NamedQuery.EXAMPLE_TIME),
          NamedEventQueries::versionAt);

  private static final NamedQuery OF_LANE =
      new NamedQuery(
          "events-of-lane",
          "The events of a lane after a position, in order: what the projections read",
          Map.of(
              "lane", 0, "after_position", 0L, "not_before", NamedQuery.EXAMPLE_TIME, "limit", 500),
          NamedEventQueries::ofLane);

  private static final NamedQuery OF_USER =
      search(
          "events-of-user",
          "The events of one user, newest first",
          Map.of("user_id", NamedQuery.EXAMPLE_ID),
          values -> EventCriteria.of(new Criterion.User(values.get("user_id", UUID.class))));

  private static final NamedQuery OF_TYPE =
      search(
          "events-of-type",
          "The events of one type, newest first",
          Map.of("event_type", "OrderFilled"),
          values -> EventCriteria.of(new Criterion.Types(values.get("event_type", String.class))));

  private static final NamedQuery OF_SYMBOL =
      search(
          "events-of-symbol",
          "The events of orders and positions in an instrument, newest first",
          Map.of("symbol", "AAPL"),
          values ->
              EventCriteria.of(
                  new Criterion.Instrument(Symbol.of(values.get("symbol", String.class)))));

  private static final NamedQuery OF_CLIENT_ORDER_ID =
      search(
          "events-of-client-order-id",
          "The events of orders that their clients call so",
          Map.of("client_order_id", "algo7-0001"),
          values ->
              EventCriteria.of(
                  new Criterion.ClientOrderId(values.get("client_order_id", String.class))));

  private static final NamedQuery IN_TIME =
      search(
          "events-in-time",
          "The events of a time, newest first",
          Map.of("from", NamedQuery.EXAMPLE_TIME, "to", NamedQuery.EXAMPLE_TIME),
          values ->
              EventCriteria.of(
                  new Criterion.Recorded(
                      new TimeSpan(
                          values.get("from", Instant.class), values.get("to", Instant.class)))));

  private static final NamedQuery OF_USER_UNTIL =
      new NamedQuery(
          "events-of-user-until",
          "The events of all that is a user's up to a moment, oldest first: what accounts are"
              + " replayed from",
          Map.of(
              "user_id",
              NamedQuery.EXAMPLE_ID,
              "after_time",
              NamedQuery.EXAMPLE_TIME,
              "after_position",
              0L,
              "until",
              UserEvents.EVER,
              "limit",
              500),
          NamedEventQueries::ofUserUntil);

  private static final NamedQuery POSTINGS_OF_USER =
      new NamedQuery(
          "postings-of-user",
          "What was posted to a user's cash book, newest first",
          Map.of("user_id", NamedQuery.EXAMPLE_ID, "limit", 100),
          values -> postings(values, null));

  private static final NamedQuery POSTINGS_IN_SYMBOL =
      new NamedQuery(
          "postings-of-user-in-symbol",
          "What was posted to a user's cash book in an instrument, newest first",
          Map.of("user_id", NamedQuery.EXAMPLE_ID, "symbol", "AAPL", "limit", 100),
          values -> postings(values, Symbol.of(values.get("symbol", String.class))));

  private static final NamedQuery POSTINGS_EXPLAINED =
      new NamedQuery(
          "postings-explained",
          "What was recorded together with a posting, and how its order was placed",
          Map.of(
              "user_id",
              NamedQuery.EXAMPLE_ID,
              "at",
              NamedQuery.EXAMPLE_TIME,
              "order_id",
              NamedQuery.EXAMPLE_ID),
          values ->
              PostingQuery.around(
                  values.get("user_id", UUID.class),
                  List.of(values.get("at", Instant.class)),
                  Set.of("OrderFilled"),
                  List.of(values.get("order_id", UUID.class))));

  @Override
  public List<NamedQuery> named() {
    return List.of(
        OF_AGGREGATE,
        VERSION_AT,
        OF_LANE,
        OF_USER,
        OF_USER_UNTIL,
        POSTINGS_OF_USER,
        POSTINGS_IN_SYMBOL,
        POSTINGS_EXPLAINED,
        OF_TYPE,
        OF_SYMBOL,
        OF_CLIENT_ORDER_ID,
        IN_TIME);
  }

  private static NamedQuery search(
      String name,
      String description,
      Map<String, Object> examples,
      Function<Values, EventCriteria> criteria) {
    Map<String, Object> parameters = new TreeMap<>(examples);
    parameters.put("limit", 100);
    return new NamedQuery(
        name,
        description,
        parameters,
        values -> SearchQuery.of(criteria.apply(values), null, values.get("limit", Integer.class)));
  }

  private static AggregateRef aggregate(Values values) {
    var type =
        AggregateType.ofLabel(values.get("aggregate_type", String.class))
            .orElseThrow(() -> new IllegalArgumentException("no such aggregate_type"));
    return new AggregateRef(type, values.get("aggregate_id", UUID.class));
  }

  private static Statement versionAt(Values values) {
    var aggregate = aggregate(values);
    return new Statement(
        StreamQueries.VERSION_AT,
        List.of(
            aggregate.lane(),
            aggregate.type().label(),
            aggregate.id(),
            Columns.time(values.get("at", Instant.class))));
  }

  private static Statement ofAggregate(Values values) {
    var aggregate = aggregate(values);
    return new Statement(
        StreamQueries.ONE,
        List.of(
            aggregate.lane(),
            aggregate.type().label(),
            aggregate.id(),
            values.get("after_version", Long.class),
            values.get("limit", Integer.class)));
  }

  private static Statement ofLane(Values values) {
    return new Statement(
        LaneQueries.AFTER,
        List.of(
            values.get("lane", Integer.class),
            values.get("after_position", Long.class),
            Columns.time(values.get("not_before", Instant.class)),
            values.get("limit", Integer.class)));
  }

  private static Statement postings(Values values, @Nullable Symbol symbol) {
    var selection =
        new Selection(
            values.get("user_id", UUID.class),
            List.of("TradeCashPosted", "DividendPosted", "HoldingAdjusted"),
            List.of("SPLIT"),
            symbol,
            TimeSpan.ALL,
            false);
    return PostingQuery.page(selection, null, values.get("limit", Integer.class));
  }

  private static Statement ofUserUntil(Values values) {
    var user = values.get("user_id", UUID.class);
    var position = new LanePosition(Lane.of(user), values.get("after_position", Long.class));
    return UserEventQuery.of(
        user,
        EnumSet.allOf(AggregateType.class),
        new Place(values.get("after_time", Instant.class), position),
        values.get("until", Instant.class),
        values.get("limit", Integer.class));
  }
}
