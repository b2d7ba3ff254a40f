package dev.blotter.trading;

import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderRejection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The moment after which the sender of a request does not want it done any more. */
final class Validity {
  private Validity() {}

  /**
   * The refusal of what is decided too late, with the service's own time, by which a client can set
   * its clock.
   *
   * @param until the last moment at which it may be decided, or null where any will do
   */
  static Optional<Rejection> staleness(@Nullable Instant until, Instant decidedAt) {
    return until == null || !decidedAt.isAfter(until)
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                OrderRejection.STALE_REQUEST,
                "The request came to be decided after its valid_until.",
                "valid_until",
                Map.of("valid_until", until.toString(), "server_time", decidedAt.toString())));
  }
}
