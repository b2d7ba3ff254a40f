package dev.blotter.order;

import dev.blotter.database.LostConnection;
import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Remembers requests to cancel all orders of a user, so that a retry is about the same orders. */
@ApplicationScoped
public class MassCancelTable {

  private static final String KEY =
      " WHERE lane = lane_of($1) AND user_id = $1 AND command_id = $2";
  private static final String FIND =
      "SELECT fingerprint, order_ids, answer FROM mass_cancels" + KEY;
  private static final String ADD =
      """
      INSERT INTO mass_cancels (lane, user_id, command_id, fingerprint, requested_at, order_ids)
      VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING""";
  private static final String ANSWER =
      "UPDATE mass_cancels SET answer = $3" + KEY + " AND answer IS NULL";

  private final Pool pool;

  MassCancelTable(Pool pool) {
    this.pool = pool;
  }

  /** The request of that user with that id, or empty where there was none. */
  public Uni<Optional<MassCancel>> find(UUID userId, String commandId) {
    return LostConnection.retry(() -> pool.preparedQuery(FIND).execute(Tuple.of(userId, commandId)))
        .map(rows -> rows.stream().map(row -> read(userId, commandId, row)).findFirst());
  }

  /** Remembers a request unless there is one of its id; answers the one that was first. */
  public Uni<MassCancel> first(MassCancel asked, Instant now) {
    var values =
        Tuple.of(Lane.of(asked.userId()), asked.userId(), asked.commandId(), asked.fingerprint());
    values.addValue(now.atOffset(ZoneOffset.UTC));
    values.addValue(asked.orderIds().toArray(UUID[]::new));
    return LostConnection.retry(() -> pool.preparedQuery(ADD).execute(values))
        .chain(added -> find(asked.userId(), asked.commandId()))
        .map(Optional::orElseThrow);
  }

  /** Remembers what was answered; the first answer stands. */
  public Uni<Void> answered(MassCancel request, String answer) {
    var values = Tuple.of(request.userId(), request.commandId(), answer);
    return LostConnection.retry(() -> pool.preparedQuery(ANSWER).execute(values)).replaceWithVoid();
  }

  private static MassCancel read(UUID userId, String commandId, Row row) {
    return new MassCancel(
        userId,
        commandId,
        row.getString("fingerprint"),
        List.of(row.getArrayOfUUIDs("order_ids")),
        row.getString("answer"));
  }
}
