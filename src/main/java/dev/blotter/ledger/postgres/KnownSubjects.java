package dev.blotter.ledger.postgres;

import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells users and aggregates that there are from those that there never were. Whoever is gone from
 * the log or from {@code streams}, but not from both, can be verified all the same.
 */
@ApplicationScoped
public class KnownSubjects {

  private static final String STREAM =
      """
      SELECT EXISTS (SELECT FROM streams
        WHERE lane = $1 AND aggregate_type = $2 AND aggregate_id = $3) OR\s""";
  private static final String AGGREGATE =
      STREAM
          + """
          EXISTS (SELECT FROM all_events
            WHERE lane = $1 AND aggregate_type = $2 AND aggregate_id = $3)""";

  /** Something happened to a user whose own beginning is gone. */
  private static final String USER =
      STREAM + "EXISTS (SELECT FROM all_events WHERE lane = $1 AND user_id = $3)";

  private final Pool pool;

  KnownSubjects(Pool pool) {
    this.pool = pool;
  }

  /** Whether there is what is to be verified; a lane is always there. */
  public Uni<Boolean> has(VerificationScope scope) {
    var aggregate = scope.aggregate();
    if (aggregate != null) {
      return ask(AGGREGATE, aggregate);
    }
    var user = scope.userId();
    return user == null ? Uni.createFrom().item(true) : ask(USER, AggregateRef.user(user));
  }

  private Uni<Boolean> ask(String sql, AggregateRef subject) {
    return pool.preparedQuery(sql)
        .execute(Tuple.of(subject.lane(), subject.type().label(), subject.id()))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }
}
