package dev.blotter.order;

import dev.blotter.kernel.Rejection;
import java.time.Instant;
import java.util.Optional;

/** One rule about what may be ordered that needs to know nothing but the terms. */
@FunctionalInterface
interface TermsPolicy {

  /** The reason to refuse the terms, as they were asked for, or empty where there is none. */
  Optional<Rejection> check(OrderTerms terms, Instant now);
}
