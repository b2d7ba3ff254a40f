package dev.blotter.trading;

import dev.blotter.order.PendingCancel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ids of what the service asks a venue for by itself, which no client's may look like. */
public final class OwnRequestId {
  private static final String GROUP = "group:";
  private static final String REDUCING = "reduce:";

  /** After the group's id: its owner cancelled one exit, and the other goes with it. */
  private static final String OWNERS = "/owner/";

  private OwnRequestId() {}

  /** On behalf of a group. */
  static String ofGroup(UUID groupId, UUID id) {
    return GROUP + groupId + "/" + id;
  }

  /** Of what the service asks for since the owner asked for the same of another exit. */
  static String forOwner(UUID groupId, UUID id) {
    return GROUP + groupId + OWNERS + id;
  }

  /** Of an order without a group that may only reduce what is held. */
  static String ofReducing(UUID orderId, UUID id) {
    return REDUCING + orderId + "/" + id;
  }

  /** Whether the service has asked for it by itself. */
  public static boolean isOwn(String requestId) {
    return requestId.startsWith(GROUP) || requestId.startsWith(REDUCING);
  }

  /** Whether a cancellation is pending that somebody wants, not one that the service needs. */
  static boolean isWanted(@Nullable PendingCancel cancel) {
    return cancel != null && (!isOwn(cancel.requestId()) || cancel.requestId().contains(OWNERS));
  }
}
