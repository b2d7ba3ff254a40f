package dev.blotter.job;

import io.smallrye.mutiny.Uni;

/**
 * Work that a node does again and again for as long as it is up. Each bean that is one is begun.
 */
public interface Recurring {

  /** What the log calls it. */
  String name();

  /** When it runs; asked once, at the start of the service. */
  Rhythm rhythm();

  /**
   * Does it once, on an event loop. It is not asked again before this has ended; should it fail, it
   * is tried again in its time.
   */
  Uni<Void> run();
}
