package dev.blotter.user;

import dev.blotter.database.LostConnection;
import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * What an erasure does beyond the log: the user's key and e-mail addresses go, the register says
 * so, and what a rebuild keeps beside the read model is taken from it. The log says so first; what
 * a crash left behind after that is found here.
 */
@ApplicationScoped
class Erasures {

  /**
   * One statement, so that no key goes without its entry; and nothing goes unless the log says that
   * it must. The digest is that of the key as it was stored, wrapped: it tells a backup that still
   * holds it and nothing else.
   */
  private static final String DESTROY =
      """
      WITH erased AS (
        SELECT * FROM all_events
        WHERE aggregate_type = 'user' AND aggregate_id = $2 AND event_type = 'UserErased' LIMIT 1
      ), gone AS (
        DELETE FROM user_keys WHERE lane = $1 AND user_id = $2 AND EXISTS (SELECT FROM erased)
        RETURNING wrapped_key
      ), freed AS (
        DELETE FROM user_emails WHERE user_id = $2 AND EXISTS (SELECT FROM erased)
      )
      INSERT INTO erasures (user_id, event_id, requested_at, actor_type, actor_id, reason,
        key_fingerprint)
      SELECT $2, event_id, occurred_at, actor_type, actor_id, payload ->> 'reason',
        (SELECT encode(sha256(wrapped_key), 'hex') FROM gone)
      FROM erased
      ON CONFLICT (user_id) DO NOTHING""";

  /** After the entry in the register, without which it changes nothing. */
  private static final String FORGET = "SELECT forget_in_shadow($1)::text";

  /**
   * What is not in the register yet, by the log; what is and came back, such as from a backup, by
   * the register, as its event may have gone to the archive long ago.
   */
  private static final String UNFINISHED =
      """
      SELECT e.user_id FROM domain_events AS e
      WHERE e.event_type = 'UserErased'
        AND NOT EXISTS (SELECT FROM erasures AS r WHERE r.user_id = e.user_id)
      UNION
      SELECT r.user_id FROM erasures AS r
      JOIN user_keys AS k ON k.lane = lane_of(r.user_id) AND k.user_id = r.user_id
      UNION
      SELECT r.user_id FROM erasures AS r JOIN user_emails AS m ON m.user_id = r.user_id
      UNION
      SELECT erased_in_shadow()
      LIMIT $1""";

  private final Pool pool;

  Erasures(Pool pool) {
    this.pool = pool;
  }

  /** Makes the user's personal data unreadable for ever; once more changes nothing. */
  Uni<Void> finish(UUID userId) {
    var values = Tuple.of(Lane.of(userId), userId);
    return LostConnection.retry(() -> pool.preparedQuery(DESTROY).execute(values))
        .chain(() -> LostConnection.retry(() -> forget(userId)))
        .replaceWithVoid();
  }

  private Uni<?> forget(UUID userId) {
    return pool.preparedQuery(FORGET).execute(Tuple.of(userId));
  }

  /** Has statistics that may show who was erased since taken anew; nothing where there are none. */
  Uni<Void> forgetStatistics() {
    return LostConnection.retry(() -> pool.query("SELECT forget_in_statistics()::text").execute())
        .replaceWithVoid();
  }

  /** Users who are erased by the log and not by the tables beside it. */
  Uni<List<UUID>> unfinished(int limit) {
    return LostConnection.retry(() -> pool.preparedQuery(UNFINISHED).execute(Tuple.of(limit)))
        .map(users -> users.stream().map(row -> row.getUUID("user_id")).toList());
  }
}
