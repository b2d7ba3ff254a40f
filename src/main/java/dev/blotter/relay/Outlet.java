package dev.blotter.relay;

import dev.blotter.eventlog.EventRow;
import io.smallrye.mutiny.Uni;

/** Where events go out. */
public interface Outlet {

  /**
   * Sends an event after all that were subscribed to before it.
   *
   * @return done once the other side has it for good; failed where it may not have it
   */
  Uni<Void> send(EventRow event);
}
