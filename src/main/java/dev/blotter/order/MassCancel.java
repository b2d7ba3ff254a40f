package dev.blotter.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to cancel all active orders of a user.
 *
 * @param commandId the same for all its retries
 * @param fingerprint a digest of what was asked
 * @param orderIds the orders that were active when it came first
 * @param answer what was answered, as JSON text; null until all of them were asked for
 */
public record MassCancel(
    UUID userId,
    String commandId,
    String fingerprint,
    List<UUID> orderIds,
    @Nullable String answer) {

  public MassCancel {
    orderIds = List.copyOf(orderIds);
  }
}
