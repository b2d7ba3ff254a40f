package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.Criterion;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Values;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeSpan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** What events are searched by, each criterion for itself. */
@ApplicationScoped
class NamedSearches implements NamedQueries {

  private static final NamedQuery OF_USER =
      search(
          "events-of-user",
          "The events of one user, newest first",
          Map.of("user_id", NamedQuery.EXAMPLE_ID),
          values -> new Criterion.User(values.get("user_id", UUID.class)));

  private static final NamedQuery OF_TYPE =
      search(
          "events-of-type",
          "The events of one type, newest first",
          Map.of("event_type", "OrderFilled"),
          values -> new Criterion.Types(values.get("event_type", String.class)));

  private static final NamedQuery OF_SYMBOL =
      search(
          "events-of-symbol",
          "The events of orders and positions in an instrument, newest first",
          Map.of("symbol", "AAPL"),
          values -> new Criterion.Instrument(Symbol.of(values.get("symbol", String.class))));

  private static final NamedQuery OF_CLIENT_ORDER_ID =
      search(
          "events-of-client-order-id",
          "The events of orders that their clients call so",
          Map.of("client_order_id", "algo7-0001"),
          values -> new Criterion.ClientOrderId(values.get("client_order_id", String.class)));

  private static final NamedQuery IN_TIME =
      search(
          "events-in-time",
          "The events of a time, newest first",
          Map.of("from", NamedQuery.EXAMPLE_TIME, "to", NamedQuery.EXAMPLE_TIME),
          values ->
              new Criterion.Recorded(
                  new TimeSpan(
                      values.get("from", Instant.class), values.get("to", Instant.class))));

  @Override
  public List<NamedQuery> named() {
    return List.of(OF_USER, OF_TYPE, OF_SYMBOL, OF_CLIENT_ORDER_ID, IN_TIME);
  }

  private static NamedQuery search(
      String name,
      String description,
      Map<String, Object> examples,
      Function<Values, Criterion> criterion) {
    Map<String, Object> parameters = new TreeMap<>(examples);
    parameters.put("limit", 100);
    return new NamedQuery(
            name,
            description,
            parameters,
            values ->
                SearchQuery.of(
                    EventCriteria.of(criterion.apply(values)),
                    null,
                    values.get("limit", Integer.class)))
        .plannedForItsValues();
  }
}
