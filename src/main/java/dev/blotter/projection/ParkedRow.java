package dev.blotter.projection;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that a projection has set aside, as it is stored.
 *
 * @param reason why it could not be applied; null for one that only waits behind another
 * @param attempts how often it was tried again
 * @param triedAt when it was tried last
 */
public record ParkedRow(
    int lane,
    long position,
    UUID eventId,
    String eventType,
    @Nullable String reason,
    Instant parkedAt,
    int attempts,
    Instant triedAt) {

  /** Of the columns of {@code projection_parked}. */
  public static ParkedRow of(Row row) {
    return new ParkedRow(
        row.getInteger("lane"),
        row.getLong("lane_position"),
        row.getUUID("event_id"),
        row.getString("event_type"),
        row.getString("reason"),
        Stored.time(row, "parked_at"),
        row.getInteger("attempts"),
        Stored.time(row, "tried_at"));
  }
}
