package dev.blotter.http.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * A bucket of tokens for each caller, which fills up evenly and holds so many. What is not asked
 * for until it is full again is forgotten, which is the same.
 */
final class TokenBuckets {

  private static final int CALLERS = 100_000;
  private static final long NANOS = Duration.ofSeconds(1).toNanos();

  private final int perSecond;
  private final int burst;
  private final long window;
  private final TimeMeter clock;
  private final Bandwidth limit;
  private final Cache<String, Bucket> buckets;

  /**
   * @param perSecond at least 1
   * @param burst at least as many
   */
  TokenBuckets(int perSecond, int burst, TimeMeter clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.window = Math.ceilDiv(burst, perSecond);
    this.clock = clock;
    this.limit =
        Bandwidth.builder().capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)).build();
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(CALLERS)
            .expireAfterAccess(Duration.ofSeconds(window + 1))
            .build();
  }

  /** Buckets of that rate; empty where there is no limit. */
  static Optional<TokenBuckets> of(int perSecond, int burst) {
    return perSecond <= 0
        ? Optional.empty()
        : Optional.of(
            new TokenBuckets(perSecond, Math.max(perSecond, burst), TimeMeter.SYSTEM_NANOTIME));
  }

  /** Takes a token of that caller, where there is one. */
  Turn take(String caller) {
    return Turn.of(buckets.get(caller, name -> bucket()).tryConsumeAndReturnRemaining(1));
  }

  private Bucket bucket() {
    return Bucket.builder().addLimit(limit).withCustomTimePrecision(clock).build();
  }

  /** The limit as a header says it (draft-ietf-httpapi-ratelimit-headers). */
  String policy() {
    return "\"orders\";q=" + burst + ";w=" + window;
  }

  /** The limit for a person. */
  String words() {
    return perSecond + " orders a second, and " + burst + " at once,";
  }

  /**
   * What became of a caller's wish.
   *
   * @param left how many tokens are left
   * @param seconds until there is one again, or where there is one now until all are
   */
  record Turn(boolean granted, long left, long seconds) {

    private static Turn of(ConsumptionProbe probe) {
      long nanos =
          probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
      return new Turn(probe.isConsumed(), probe.getRemainingTokens(), Math.ceilDiv(nanos, NANOS));
    }

    /** As a header says it. */
    @Override
    public String toString() {
      return "\"orders\";r=" + left + ";t=" + seconds;
    }
  }
}
