package dev.blotter.database;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asks for locks that others queue up behind. Each time that is for a moment, which what is asked
 * bounds by {@code lock_timeout}; where it was not enough the others go first, and it is asked
 * again.
 */
public final class BriefLock {

  // PostgreSQL, appendix A: a lock that was not to be had in time, a deadlock.
  private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01");
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private BriefLock() {}

  /** Asks, and so many times again where somebody was in the way. */
  public static <T> Uni<T> retry(int times, Supplier<Uni<T>> asked) {
    return Uni.createFrom()
        .deferred(asked::get)
        .onFailure(BriefLock::isInTheWay)
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .atMost(times);
  }

  private static boolean isInTheWay(Throwable failure) {
    return failure instanceof PgException refusal && IN_THE_WAY.contains(refusal.getSqlState());
  }
}
