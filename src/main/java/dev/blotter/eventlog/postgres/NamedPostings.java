package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.Postings.Selection;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.NamedQuery.Values;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.kernel.TimeSpan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a user's cash book is read by. */
@ApplicationScoped
class NamedPostings implements NamedQueries {

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
    return Stream.of(POSTINGS_OF_USER, POSTINGS_IN_SYMBOL, POSTINGS_EXPLAINED)
        .map(NamedQuery::plannedForItsValues)
        .toList();
  }

  private static Statement postings(Values values, @Nullable Symbol symbol) {
    var selection =
        new Selection(
            values.get("user_id", UUID.class),
            List.of("TradeCashPosted", "DividendPosted", "HoldingAdjusted"),
            List.of("SPLIT"),
            symbol,
            TimeSpan.ALL,
            TimeOrder.NEWEST_FIRST);
    return PostingQuery.page(selection, null, values.get("limit", Integer.class));
  }
}
