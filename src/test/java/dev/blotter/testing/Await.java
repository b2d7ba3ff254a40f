package dev.blotter.testing;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Waits for an answer of the reactive client. */
public final class Await {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Await() {}

  /** What it answers; fails as it does, and where it takes longer than any test should. */
  public static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }
}
