package dev.blotter.projection;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.projection.ParkedAct.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.Serial;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The register of what was done about parked events. It is only ever added to. */
public final class ParkedActs {

  private static final String RECORD =
      """
      INSERT INTO projection_acts (projection, act, lane, user_id, event_id, lane_position,
        event_type, fault, actor_type, actor_id, reason, request_key, applied, left_parked, error)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      ON CONFLICT DO NOTHING""";
  private static final String NAMED = "SELECT * FROM projection_acts WHERE request_key = $1";
  private static final RowView<ParkedAct> ACTS =
      RowView.of("projection_acts", "*", ParkedActs::act);

  private ParkedActs() {}

  /**
   * What somebody wants to be written down.
   *
   * @param key what names the request; null where nobody asked
   */
  public record Entry(
      Kind kind,
      String projection,
      UUID userId,
      Actor actor,
      @Nullable String reason,
      @Nullable String key) {}

  /** Adds an entry; fails with {@link Repeated} where there is one of that key. */
  public static Uni<Void> record(
      SqlConnection connection, Entry entry, ParkedQueue.Attempt attempt) {
    var head = attempt.head();
    var values =
        Tuple.of(entry.projection(), entry.kind().name(), Lane.of(entry.userId()), entry.userId())
            .addUUID(head.eventId())
            .addLong(head.position())
            .addString(head.eventType())
            .addString(head.reason())
            .addString(entry.actor().type().name())
            .addString(entry.actor().id())
            .addString(entry.reason())
            .addString(entry.key())
            .addLong(attempt.applied())
            .addLong(attempt.left())
            .addString(attempt.error());
    return connection
        .preparedQuery(RECORD)
        .execute(values)
        .invoke(
            added -> {
              if (added.rowCount() == 0) {
                throw new Repeated();
              }
            })
        .replaceWithVoid();
  }

  /** The act that was asked for by a key. */
  public static Uni<Optional<ParkedAct>> named(SqlClient client, String key) {
    return client
        .preparedQuery(NAMED)
        .mapping(ParkedActs::act)
        .execute(Tuple.of(key))
        .map(rows -> rows.stream().findFirst());
  }

  /** The newest first. */
  public static Uni<RowPage<ParkedAct>> newest(SqlClient client, Window window) {
    return new Search<>(ACTS).page(client, "acted_at", TimeOrder.NEWEST_FIRST, window);
  }

  private static ParkedAct act(Row row) {
    return new ParkedAct(
        row.getUUID("id"),
        Kind.valueOf(row.getString("act")),
        row.getString("projection"),
        row.getUUID("user_id"),
        row.getUUID("event_id"),
        row.getInteger("lane"),
        row.getLong("lane_position"),
        row.getString("event_type"),
        row.getString("fault"),
        new Actor(Actor.Type.valueOf(row.getString("actor_type")), row.getString("actor_id")),
        row.getString("reason"),
        Stored.time(row, "acted_at"),
        row.getLong("applied"),
        row.getLong("left_parked"),
        row.getString("error"));
  }

  /** That was done before. */
  public static final class Repeated extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
  }
}
