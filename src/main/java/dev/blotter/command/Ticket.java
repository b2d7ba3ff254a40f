package dev.blotter.command;

import dev.blotter.kernel.Command;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Rejection;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command on its way through a pipeline, and who waits for it. */
final class Ticket<C extends Command> {

  final CommandRequest<C> request;
  final Handler<C> handler;
  private final UniEmitter<? super CommandResult> caller;
  private final long since;
  private boolean fresh = true;
  private Runnable over = () -> {};
  private int attempts;
  private boolean anew;
  private Instant notBefore = Instant.MIN;

  /**
   * @param since when it begins to wait, in nanoseconds
   */
  Ticket(
      CommandRequest<C> request,
      Handler<C> handler,
      UniEmitter<? super CommandResult> caller,
      long since) {
    this.request = request;
    this.handler = handler;
    this.caller = caller;
    this.since = since;
  }

  int lane() {
    return Lane.of(request.routing());
  }

  Priority priority() {
    return handler.priority(request.command());
  }

  boolean isUrgent() {
    return priority() == Priority.URGENT;
  }

  /** When it began to wait, in nanoseconds. */
  long since() {
    return since;
  }

  /** Whether it has waited only once so far: it was not taken into a group before. */
  boolean isFresh() {
    return fresh;
  }

  /** It was taken into a group. */
  void taken() {
    fresh = false;
  }

  /** The ids besides its own that no other command may have. */
  List<String> claims() {
    return handler.claims(request.command());
  }

  /** Its refusal where that id of these was used before for something else. */
  Rejection reused(String taken) {
    return handler.reused(request.command(), taken);
  }

  /** The last moment at which it may be appended, or null where any will do. */
  @Nullable Instant notAfter() {
    return handler.notAfter(request.command());
  }

  /** The log's clock has said that it is as late as that. */
  void isLate(Instant at) {
    notBefore = at;
  }

  /** When it is decided: by this node's clock, unless the log's is known to be further. */
  Instant decidedAt(Instant now) {
    return now.isBefore(notBefore) ? notBefore : now;
  }

  Needs needs(States states) {
    return handler.needs(request.command(), states);
  }

  /** What of it must be loaded before it can be decided. */
  Needs missing(Needs needs, WorkingStates states) {
    return anew ? states.unread(needs) : states.missing(needs);
  }

  /**
   * True once: what appends nothing is decided again on what the log holds, since what the cache
   * held may be out of date.
   */
  boolean mustBeDecidedAnew() {
    boolean first = !anew;
    anew = true;
    return first;
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
