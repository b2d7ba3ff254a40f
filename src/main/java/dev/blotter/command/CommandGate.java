package dev.blotter.command;

import java.util.Optional;
import java.util.UUID;

/** Tells before a command is read whether it would be taken in, so that refusing costs little. */
public interface CommandGate {

  /**
   * Turns a command away, where the {@link CommandBus} would do so now; empty where it would take
   * it in. At any time, from any thread.
   *
   * @param routing an id whose lane is the lane of the account concerned
   */
  Optional<Refusal> refuse(UUID routing, Priority priority);
}
