package dev.blotter.command;

import dev.blotter.kernel.Command;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Takes commands and has them decided, in order for each account, and appended in groups. */
public interface CommandBus {

  /**
   * Runs a command. The Uni fails with {@link OutcomeUnknown} where the database did not say what
   * became of it, and with {@link Overloaded} where too many commands wait, or for too long.
   */
  <C extends Command> Uni<CommandResult> submit(CommandRequest<C> request);

  /**
   * Asks a question of the states that the next command of that account would be decided on;
   * nothing is appended.
   *
   * @param routing an id whose lane is the lane of the account concerned
   */
  <R> Uni<R> ask(UUID routing, Question<R> question);
}
