package dev.blotter.user;

import dev.blotter.database.LostConnection;
import dev.blotter.eventlog.LongWork;
import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The users' own keys, each wrapped by the master key. Keys are not cached, so that one that is
 * deleted is gone on every node at once.
 */
@ApplicationScoped
class UserKeys {
  private static final String INSERT =
      """
      INSERT INTO user_keys (lane, user_id, wrapped_key)
      SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM erasures WHERE user_id = $2)
      ON CONFLICT (lane, user_id) DO NOTHING""";
  private static final String SELECT =
      "SELECT wrapped_key FROM user_keys WHERE lane = $1 AND user_id = $2";
  private static final String SELECT_ALL =
      "SELECT user_id, wrapped_key FROM user_keys WHERE lane = ANY ($1::int[]) AND user_id = ANY ($2)";

  private final Pool pool;
  private final MasterKey master;
  private final SecureRandom random = new SecureRandom();
  private final AesGcm aes = new AesGcm(random);

  UserKeys(Pool pool, MasterKey master) {
    this.pool = pool;
    this.master = master;
  }

  /**
   * The user's key, made where there is none. Of two makers at the same time one wins. Empty where
   * the user is erased: who was is not given a new one.
   */
  Uni<Optional<DataKey>> obtain(UUID userId) {
    return find(userId)
        .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : create(userId));
  }

  /** The user's key, or empty where there is none or it was deleted. */
  Uni<Optional<DataKey>> find(UUID userId) {
    return LostConnection.retry(() -> pool.preparedQuery(SELECT).execute(key(userId)))
        .chain(rows -> LongWork.of(() -> unwrapped(userId, rows)));
  }

  /** The keys of those users that have one; fails with {@link UnopenedKey}. */
  Uni<Map<UUID, DataKey>> findAll(Collection<UUID> userIds) {
    var values = Tuple.of(lanes(userIds), userIds.toArray(UUID[]::new));
    return LostConnection.retry(() -> pool.preparedQuery(SELECT_ALL).execute(values))
        .chain(rows -> LongWork.of(() -> unwrapped(rows)));
  }

  private Uni<Optional<DataKey>> create(UUID userId) {
    return LongWork.of(() -> wrapped(userId))
        .chain(wrapped -> add(userId, wrapped))
        .chain(() -> find(userId));
  }

  private Uni<Void> add(UUID userId, byte[] wrapped) {
    var values = Tuple.of(Lane.of(userId), userId, Buffer.buffer(wrapped));
    return LostConnection.retry(() -> pool.preparedQuery(INSERT).execute(values)).replaceWithVoid();
  }

  private byte[] wrapped(UUID userId) {
    var key = new byte[MasterKey.BYTES];
    random.nextBytes(key);
    return aes.seal(master.wrapping(), userId, key);
  }

  private Optional<DataKey> unwrapped(UUID userId, RowSet<Row> rows) {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(unwrapped(userId, rows.iterator().next()));
  }

  private Map<UUID, DataKey> unwrapped(RowSet<Row> rows) {
    Map<UUID, DataKey> keys = new HashMap<>();
    for (var row : rows) {
      var userId = row.getUUID("user_id");
      keys.put(userId, unwrapped(userId, row));
    }
    return keys;
  }

  private DataKey unwrapped(UUID userId, Row row) {
    var key = aes.open(master.wrapping(), userId, row.getBuffer("wrapped_key").getBytes());
    return DataKey.of(userId, key.orElseThrow(() -> new UnopenedKey(userId)));
  }

  private static Integer[] lanes(Collection<UUID> userIds) {
    return userIds.stream().map(Lane::of).distinct().toArray(Integer[]::new);
  }

  private static Tuple key(UUID userId) {
    return Tuple.of(Lane.of(userId), userId);
  }
}
