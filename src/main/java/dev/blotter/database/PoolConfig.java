package dev.blotter.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What the pool of database connections is bounded by. */
@ConfigMapping(prefix = "blotter.database")
public interface PoolConfig {

  /** How many connections the pool has in ordinary times; the client reads it from here. */
  @WithDefault("20")
  @Min(1)
  int poolSize();

  /** How long to wait for the server to accept a new connection. */
  @WithDefault("3s")
  @DurationMin(millis = 1)
  Duration connectTimeout();

  /** How long a request may wait for a connection before it is answered 503. */
  @WithDefault("3s")
  @DurationMin(millis = 1)
  Duration acquireTimeout();

  /** How many connections more than its usual size the pool may have while there is a rush. */
  @WithDefault("40")
  @Min(0)
  int poolOverflow();

  /** How many requests may wait for each connection of the pool before more are answered 503. */
  @WithDefault("8")
  @Min(1)
  int waitersPerConnection();

  /**
   * How long a server may say nothing, to a statement or at rest, before a connection is given up:
   * longer than a statement may take.
   */
  @WithDefault("45s")
  @DurationMin(millis = 1)
  Duration silence();
}
