package dev.blotter.http.rate;

import dev.blotter.http.Caller;
import dev.blotter.http.Exchange;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a caller from placing and replacing orders faster than it may. Cancels are not counted and
 * never limited. Nothing is done at all where there is no limit.
 */
@Startup // so that its figure is there before the first order
@Singleton
public class OrderRates {

  /** What the description of the API says of it. */
  public static final String EXCEEDED =
      "RATE_LIMIT_EXCEEDED: nothing was stored; RateLimit and Retry-After say when to go on";

  private static final String POLICY = "RateLimit-Policy";
  private static final String LEFT = "RateLimit";

  private final @Nullable TokenBuckets buckets;
  private final Counter refused;

  @Inject
  OrderRates(RateLimitConfig config, MeterRegistry registry) {
    this.buckets = TokenBuckets.of(config.ordersPerSecond(), config.ordersBurst()).orElse(null);
    this.refused =
        Counter.builder("blotter.orders.limited")
            .description("Orders and replacements refused since their caller sent too many")
            .register(registry);
  }

  /** Counts an order of the caller; a 429 where that is one too many. */
  public void count(Caller caller, Exchange exchange) {
    if (buckets != null) {
      count(buckets, caller.actor().id(), exchange);
    }
  }

  private void count(TokenBuckets limit, String subject, Exchange exchange) {
    var turn = limit.take(subject);
    exchange.answerHeader(POLICY, limit.policy());
    exchange.answerHeader(LEFT, turn.toString());
    if (!turn.granted()) {
      refused.increment();
      throw RequestProblem.of(
          HttpError.RATE_LIMIT_EXCEEDED, "nothing was stored; " + limit.words() + " may be sent");
    }
  }
}
