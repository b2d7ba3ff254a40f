package dev.blotter.clock;

import io.smallrye.mutiny.Uni;

/** A clock that this node's is held against. */
public interface ClockReference {

  /** Such as {@code database}. */
  String name();

  /** Fails where it does not answer, or its answer says that it is not to be trusted. */
  Uni<Reading> read();
}
