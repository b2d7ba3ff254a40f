package dev.blotter.command;

import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import java.time.Instant;
import java.util.UUID;

/**
 * What a decision may know of the world.
 *
 * @param now when the command was taken in: the time that rules go by
 * @param decidedAt when it is decided, which is later where it had to wait
 * @param ids makes the ids of new aggregates
 */
public record Circumstances(Instant now, Instant decidedAt, Ids ids) {

  /** A new id, in the lane of an account's other ids. */
  public UUID newId(UUID accountsOwn) {
    return ids.next(Lane.of(accountsOwn), now);
  }
}
