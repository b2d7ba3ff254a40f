package dev.blotter.database;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads which statements take long, from the extension {@code pg_stat_statements}. Fails with
 * {@link FeatureMissing} where the database does not have it.
 */
@ApplicationScoped
public class SlowStatements {

  private static final Logger LOG = Logger.getLogger(SlowStatements.class);
  private static final String RESET =
      """
      SELECT pg_stat_statements_reset(0,
        (SELECT oid FROM pg_database WHERE datname = current_database()), 0)""";

  private final Pool pool;
  private final Explain explain;
  private final MonitoringConfig config;
  private final RecentlySlow recent = new RecentlySlow();

  public SlowStatements(Pool pool, Explain explain, MonitoringConfig config) {
    this.pool = pool;
    this.explain = explain;
    this.config = config;
  }

  /** The first of them in that order. */
  public Uni<List<SlowStatement>> list(SlowStatement.Order order, int limit) {
    return explained(find(order, limit));
  }

  /** The same, each with its plan. */
  public Uni<List<SlowStatement>> withPlans(SlowStatement.Order order, int limit) {
    return explained(find(order, limit).chain(this::withPlans));
  }

  private Uni<List<SlowStatement>> find(SlowStatement.Order order, int limit) {
    return pool.preparedQuery(SlowStatement.list(order))
        .mapping(SlowStatement::of)
        .execute(Tuple.of(limit))
        .map(rows -> rows.stream().toList());
  }

  /** The plan of that statement; empty where it is not known any more. */
  public Uni<Optional<JsonNode>> plan(long queryId) {
    var found =
        pool.preparedQuery(SlowStatement.BY_ID)
            .mapping(SlowStatement::of)
            .execute(Tuple.of(queryId))
            .map(rows -> rows.stream().findFirst());
    return explained(found)
        .chain(
            statement ->
                statement
                    .map(known -> mustBeSelect(known).chain(this::plan).map(Optional::of))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  /** A statement on a table that is gone, or is another role's, is not explained. */
  private Uni<JsonNode> plan(String select) {
    return explain
        .generic(select)
        .onFailure(f -> f instanceof PgException && !DatabaseUnavailable.explains(f))
        .transform(
            refusal -> new FeatureMissing("it cannot be explained: " + refusal.getMessage()));
  }

  /** Begins to count anew for this database. */
  public Uni<Void> reset(String actor) {
    return explained(pool.query(RESET).execute())
        .invoke(() -> LOG.infof("statement statistics reset by %s", actor))
        .replaceWithVoid();
  }

  /**
   * How many statements of the service were slow on average since they were last counted; not a
   * number where nobody counts.
   */
  Uni<Double> countSlow() {
    double limit = config.slowStatement().toMillis();
    return pool.preparedQuery(SlowStatement.EVER_SLOW)
        .mapping(RecentlySlow.Spent::of)
        .execute(Tuple.of(limit))
        .map(spent -> (double) recent.count(spent.stream().toList(), limit))
        .onFailure(FeatureMissing::explains)
        .recoverWithItem(Double.NaN);
  }

  private Uni<List<SlowStatement>> withPlans(List<SlowStatement> statements) {
    return Multi.createFrom()
        .iterable(statements)
        .onItem()
        .transformToUniAndConcatenate(this::withPlan)
        .collect()
        .asList();
  }

  /** What cannot be explained, such as a statement on a table that is gone, stays without. */
  private Uni<SlowStatement> withPlan(SlowStatement statement) {
    return isSelect(statement.query())
        ? explain
            .generic(statement.query())
            .map(statement::with)
            .onFailure(PgException.class)
            .recoverWithItem(statement)
        : Uni.createFrom().item(statement);
  }

  private static Uni<String> mustBeSelect(SlowStatement statement) {
    return isSelect(statement.query())
        ? Uni.createFrom().item(statement.query())
        : Uni.createFrom().failure(new FeatureMissing("only a SELECT is explained"));
  }

  private static boolean isSelect(String query) {
    return query.strip().toLowerCase(Locale.ROOT).startsWith("select") && query.indexOf(';') < 0;
  }

  private static <T> Uni<T> explained(Uni<T> work) {
    return work.onFailure(FeatureMissing::explains)
        .transform(
            fault ->
                new FeatureMissing(
                    "the database has to load and have the extension pg_stat_statements, and the"
                        + " service's role has to be allowed to use it: "
                        + fault.getMessage()));
  }
}
