package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.CommandBus;
import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.command.Overloaded;
import dev.blotter.command.Question;
import dev.blotter.command.Refusal;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Command;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Answers each command as done, but for the first ones, for which there is no room. */
final class AnsweringBus implements CommandBus {
  final List<String> commands = new ArrayList<>();
  private int without;

  /**
   * @param without how many are turned away
   */
  AnsweringBus(int without) {
    this.without = without;
  }

  @Override
  public <C extends Command> Uni<CommandResult> submit(CommandRequest<C> request) {
    commands.add(request.commandId());
    if (without > 0) {
      without--;
      return Uni.createFrom().failure(new Overloaded(new Refusal(Refusal.Reason.QUEUE, 1)));
    }
    var answer = new Answer(Answer.Kind.DONE, AggregateRef.order(request.routing()), 1, "{}", null);
    return Uni.createFrom().item(new CommandResult.Done(answer, null, null, false));
  }

  @Override
  public <R> Uni<R> ask(UUID routing, Question<R> question) {
    throw new UnsupportedOperationException();
  }
}
