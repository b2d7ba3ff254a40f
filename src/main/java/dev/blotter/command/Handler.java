package dev.blotter.command;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.Rejection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides one kind of command. Pure: all it knows is what it is given, so that it may be run again
 * on fresher states after a conflict.
 *
 * @param <C> the command
 */
public interface Handler<C extends Command> {

  /** The class of its commands; where that is a sealed interface, all that it permits. */
  Class<C> handles();

  /**
   * What else must be loaded, given what is. It is asked again until it needs nothing; needs that
   * are loaded already are ignored.
   */
  Needs needs(C command, States states);

  /** The decision; everything that {@link #needs} named is loaded. */
  Verdict decide(C command, States states, Circumstances circumstances);

  /** The answer to an accepted command, on the states that its events led to. */
  Answer answer(C command, States after, Verdict.Accepted verdict);

  /**
   * Further ids that no other command of the user may have, before or after: where one is taken,
   * the command is refused as {@link #reused}.
   */
  default List<String> claims(C command) {
    return List.of();
  }

  /**
   * Whether the answer is kept where nothing was changed, too. It is for what others may send again
   * later, when it would change something; what the service asks of itself is right at any time.
   */
  default boolean remembersWhatChangedNothing() {
    return false;
  }

  /**
   * The last moment at which that command may be decided and appended, or null where any will do. A
   * decision later than that must be a refusal, and names the user.
   */
  default @Nullable Instant notAfter(C command) {
    return null;
  }

  /** What goes before that command where it waits, and what is refused before it. */
  default Priority priority(C command) {
    return Priority.ORDINARY;
  }

  /** The current state of what a refusal is about, as JSON text; null where none goes with it. */
  default @Nullable String resource(AggregateRef subject, States states) {
    return null;
  }

  /** The refusal of a command id that was used before for something else. */
  default Rejection reused() {
    return Rejection.of(
        CommandRejection.IDEMPOTENCY_KEY_REUSED,
        "this id was used before for another request: take a new one, or send the same request");
  }

  /**
   * The same of a command, where it matters which id was used before.
   *
   * @param taken its own, or one that it claims
   */
  default Rejection reused(C command, String taken) {
    return reused();
  }
}
