package dev.blotter.command;

import dev.blotter.kernel.Command;
import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.subscription.UniEmitter;

/** One command on its way through a pipeline, and who waits for it. */
final class Ticket<C extends Command> {

  final CommandRequest<C> request;
  final Handler<C> handler;
  private final UniEmitter<? super CommandResult> caller;
  private Runnable over = () -> {};
  private int attempts;

  Ticket(CommandRequest<C> request, Handler<C> handler, UniEmitter<? super CommandResult> caller) {
    this.request = request;
    this.handler = handler;
    this.caller = caller;
  }

  int lane() {
    return Lane.of(request.routing());
  }

  Needs needs(States states) {
    return handler.needs(request.command(), states);
  }

  /** What to do once the caller has been told. */
  void whenOver(Runnable then) {
    over = then;
  }

  /** Counts one more decision; true while there may be another. */
  boolean mayTryAgain(int limit) {
    attempts++;
    return attempts < limit;
  }

  void done(CommandResult result) {
    over.run();
    caller.complete(result);
  }

  void failed(Throwable fault) {
    over.run();
    caller.fail(fault);
  }
}
