package dev.blotter.app;

import dev.blotter.kernel.Ids;
import dev.blotter.kernel.TimeOrderedIds;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

/**
 * The sources of time and of new ids that the running service uses; tests of rules bring others.
 */
final class Sources {

  private Sources() {}

  @Produces
  @Singleton
  static InstantSource clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  static Ids ids() {
    return new TimeOrderedIds(new SecureRandom());
  }
}
