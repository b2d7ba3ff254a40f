package dev.blotter.portfolio;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads {@code valuations}. A day that is missing was worth what the day before was: nothing had
 * happened, and there was only cash. What is answered may be behind the log; a fence is the
 * caller's.
 */
@ApplicationScoped
public class Valuations implements NamedQueries {

  private static final LocalDate EXAMPLE_DAY = LocalDate.of(2026, 1, 1);

  private static final String OF_USER = " WHERE lane = $1 AND user_id = $2";

  private static final String BETWEEN =
      ValuationTable.TABLE.select() + OF_USER + " AND day BETWEEN $3 AND $4 ORDER BY day";

  private static final String LAST_BEFORE =
      ValuationTable.TABLE.select()
          + OF_USER
          + " AND day < $3 AND equity IS NOT NULL ORDER BY day DESC LIMIT 1";

  private final Pool pool;

  public Valuations(Pool pool) {
    this.pool = pool;
  }

  /** What a user's account was worth on the days from one to another, both included. */
  public Uni<List<ValuedDay>> ofUser(UUID userId, LocalDate from, LocalDate to) {
    return run(between(userId, from, to));
  }

  /** The last day before that one on which it is known what the account was worth. */
  public Uni<Optional<ValuedDay>> lastBefore(UUID userId, LocalDate day) {
    return run(before(userId, day)).map(found -> found.stream().findFirst());
  }

  @Override
  public List<NamedQuery> named() {
    return List.of(
        new NamedQuery(
            "valuations-of-user",
            "What a user's account was worth on some days",
            Map.of("user_id", NamedQuery.EXAMPLE_ID, "from", EXAMPLE_DAY, "to", EXAMPLE_DAY),
            v -> between(user(v), v.get("from", LocalDate.class), v.get("to", LocalDate.class))),
        new NamedQuery(
            "valuation-before",
            "What it was worth last before a day",
            Map.of("user_id", NamedQuery.EXAMPLE_ID, "day", EXAMPLE_DAY),
            v -> before(user(v), v.get("day", LocalDate.class))));
  }

  private static UUID user(NamedQuery.Values values) {
    return values.get("user_id", UUID.class);
  }

  private static Statement between(UUID userId, LocalDate from, LocalDate to) {
    return new Statement(BETWEEN, List.of(Lane.of(userId), userId, from, to));
  }

  private static Statement before(UUID userId, LocalDate day) {
    return new Statement(LAST_BEFORE, List.of(Lane.of(userId), userId, day));
  }

  private Uni<List<ValuedDay>> run(Statement statement) {
    return pool.preparedQuery(statement.sql())
        .execute(Tuple.tuple(statement.values()))
        .map(rows -> rows.stream().map(row -> ValuationTable.TABLE.read(row).valued()).toList());
  }
}
