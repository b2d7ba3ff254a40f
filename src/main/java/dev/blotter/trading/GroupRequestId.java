package dev.blotter.trading;

import dev.blotter.order.PendingCancel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ids of what the service asks a venue for on behalf of a group. */
final class GroupRequestId {
  private static final String OWN = "group:";

  /** After the group's id: its owner cancelled one exit, and the other goes with it. */
  private static final String OWNERS = "/owner/";

  private GroupRequestId() {}

  static String of(UUID groupId, UUID id) {
    return OWN + groupId + "/" + id;
  }

  /** Of what the service asks for since the owner asked for the same of another exit. */
  static String forOwner(UUID groupId, UUID id) {
    return OWN + groupId + OWNERS + id;
  }

  /** Whether the service has asked for it on behalf of a group. */
  static boolean isOwn(String requestId) {
    return requestId.startsWith(OWN);
  }

  /** Whether a cancellation is pending that somebody wants, not one that the group needs. */
  static boolean isWanted(@Nullable PendingCancel cancel) {
    return cancel != null && (!isOwn(cancel.requestId()) || cancel.requestId().contains(OWNERS));
  }
}
