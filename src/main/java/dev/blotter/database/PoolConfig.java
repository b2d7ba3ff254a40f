package dev.blotter.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the pool of database connections is bounded by, beside its size. */
@ConfigMapping(prefix = "blotter.database")
public interface PoolConfig {

  /** How long to wait for the server to accept a new connection. */
  @WithDefault("3s")
  Duration connectTimeout();

  /** How long a request may wait for a connection before it is answered 503. */
  @WithDefault("3s")
  Duration acquireTimeout();

  /** How many connections more than its usual size the pool may have while there is a rush. */
  @WithDefault("40")
  int poolOverflow();

  /** How many requests may wait for each connection of the pool before more are answered 503. */
  @WithDefault("8")
  int waitersPerConnection();

  /**
   * How long a server may say nothing, to a statement or at rest, before a connection is given up:
   * longer than a statement may take.
   */
  @WithDefault("45s")
  Duration silence();
}
