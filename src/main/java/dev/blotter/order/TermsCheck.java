package dev.blotter.order;

import dev.blotter.kernel.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks one rule about terms after the other. */
final class TermsCheck {

  private final List<TermsPolicy> rules;

  TermsCheck(OrderPolicies policies) {
    this.rules = TermsPolicies.of(policies);
  }

  /** The first reason to refuse these terms, or empty where there is none. */
  Optional<Rejection> refusal(OrderTerms terms, Instant now) {
    return rules.stream().flatMap(rule -> rule.check(terms, now).stream()).findFirst();
  }
}
