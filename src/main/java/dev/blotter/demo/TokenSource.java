package dev.blotter.demo;

import java.time.Duration;

/** Makes tokens that the service believes. */
@FunctionalInterface
public interface TokenSource {

  /**
   * @param subject who it is for: a user's id for a trader
   */
  String token(String role, String subject, Duration ttl);
}
