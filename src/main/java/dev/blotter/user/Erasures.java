package dev.blotter.user;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * What an erasure does beyond the log: the user's key and e-mail addresses go. The log says so
 * first; what a crash left behind after that is found here.
 */
@ApplicationScoped
class Erasures {
  private static final String UNFINISHED =
      """
      SELECT e.user_id FROM domain_events e
      WHERE e.event_type = 'UserErased'
        AND (EXISTS (SELECT FROM user_keys k WHERE k.lane = e.lane AND k.user_id = e.user_id)
          OR EXISTS (SELECT FROM user_emails m WHERE m.user_id = e.user_id))
      LIMIT $1""";

  private final Pool pool;
  private final UserKeys keys;
  private final UserEmails emails;

  Erasures(Pool pool, UserKeys keys, UserEmails emails) {
    this.pool = pool;
    this.keys = keys;
    this.emails = emails;
  }

  /** Makes the user's personal data unreadable for ever; once more changes nothing. */
  Uni<Void> finish(UUID userId) {
    return keys.delete(userId).chain(() -> emails.forget(userId));
  }

  /** Users who are erased by the log and not by the tables beside it. */
  Uni<List<UUID>> unfinished(int limit) {
    return pool.preparedQuery(UNFINISHED)
        .mapping((Row row) -> row.getUUID("user_id"))
        .execute(Tuple.of(limit))
        .map(users -> users.stream().toList());
  }
}
