package dev.blotter.user;

import dev.blotter.database.LostConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Which user a registration is about, by the key of its request, for ever. Where the service draws
 * the id, a request that is sent again after years must find the user that it made, whatever became
 * of the address or the user since.
 */
@ApplicationScoped
class RegistrationKeys {

  private static final String NAME =
      """
      INSERT INTO registration_keys AS k (request_key, user_id) VALUES ($1, $2)
      ON CONFLICT (request_key) DO UPDATE SET user_id = k.user_id
      RETURNING user_id""";

  private final Pool pool;

  RegistrationKeys(Pool pool) {
    this.pool = pool;
  }

  /**
   * The user that the request is about: that of its first attempt, else the given one.
   *
   * @param key of the request, and whose it is
   */
  Uni<UUID> userOf(String key, UUID userId) {
    return LostConnection.retry(() -> pool.preparedQuery(NAME).execute(Tuple.of(key, userId)))
        .map(rows -> rows.iterator().next().getUUID("user_id"));
  }
}
