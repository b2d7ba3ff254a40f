package dev.blotter.user;

import dev.blotter.database.LostConnection;
import dev.blotter.kernel.Actor;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Stored;
import dev.blotter.projection.Window;
import dev.blotter.user.Erasure.Remainder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads the register of erasures, and looks each time whether the erasures hold. */
@ApplicationScoped
public class ErasureQueries {

  private static final String NEWEST =
      """
      SELECT e.*,
        EXISTS (SELECT FROM user_keys AS k
          WHERE k.lane = lane_of(e.user_id) AND k.user_id = e.user_id) AS has_key,
        EXISTS (SELECT FROM user_emails AS m WHERE m.user_id = e.user_id) AS has_email,
        EXISTS (SELECT FROM users AS u WHERE u.lane = lane_of(e.user_id) AND u.id = e.user_id
          AND (u.email IS NOT NULL OR u.name IS NOT NULL OR u.personal_data IS NOT NULL))
          OR e.user_id IN (SELECT erased_in_shadow()) AS has_row
      FROM erasures AS e
      WHERE (e.requested_at, e.user_id) < (coalesce($1::timestamptz, 'infinity'),
        coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
      ORDER BY e.requested_at DESC, e.user_id DESC LIMIT $3""";

  private final Pool pool;

  ErasureQueries(Pool pool) {
    this.pool = pool;
  }

  /** The newest first, after the one that the window names; offsets are not taken. */
  public Uni<RowPage<Erasure>> newest(Window window) {
    var after = window.after();
    var arguments =
        Tuple.of(
            after == null ? null : time(after.at()),
            after == null ? null : after.id(),
            window.limit() + 1);
    return LostConnection.retry(() -> pool.preparedQuery(NEWEST).execute(arguments))
        .map(rows -> rows.stream().map(ErasureQueries::erasure).toList())
        .map(found -> RowPage.of(found, window.limit()));
  }

  private static Erasure erasure(Row row) {
    return new Erasure(
        row.getUUID("user_id"),
        row.getUUID("event_id"),
        Stored.time(row, "requested_at"),
        Stored.time(row, "erased_at"),
        new Actor(Actor.Type.valueOf(row.getString("actor_type")), row.getString("actor_id")),
        row.getString("reason"),
        row.getString("key_fingerprint"),
        remains(row));
  }

  private static List<Remainder> remains(Row row) {
    List<Remainder> remains = new ArrayList<>();
    add(remains, Remainder.KEY, row.getBoolean("has_key"));
    add(remains, Remainder.EMAIL_CLAIM, row.getBoolean("has_email"));
    add(remains, Remainder.READ_MODEL, row.getBoolean("has_row"));
    return remains;
  }

  private static void add(List<Remainder> remains, Remainder remainder, boolean found) {
    if (found) {
      remains.add(remainder);
    }
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
