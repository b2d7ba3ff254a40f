package dev.blotter.trading;

import dev.blotter.command.CommandBus;
import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.command.Fingerprint;
import dev.blotter.command.Overloaded;
import dev.blotter.eventlog.Origin;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Command;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends the commands of the service's own jobs. A command's id follows from what it is about, so
 * that two nodes which send the same one do it once; one that fails is sent again when its job next
 * finds it due.
 */
@ApplicationScoped
class JobCommands {
  private static final int AT_ONCE = 32;

  private final CommandBus bus;

  JobCommands(CommandBus bus) {
    this.bus = bus;
  }

  /**
   * One command of a job.
   *
   * @param cause the event that it follows from, or null where only time has passed
   * @param workflow what that event belongs to, or null for a workflow of the run's own
   */
  record Job<C extends Command>(
      String commandId, UUID routing, C command, @Nullable UUID cause, @Nullable UUID workflow) {

    Job(String commandId, UUID routing, C command) {
      this(commandId, routing, command, null, null);
    }

    Job<C> becauseOf(UUID event, UUID itsWorkflow) {
      return new Job<>(commandId, routing, command, event, itsWorkflow);
    }

    Origin origin(Actor actor, UUID run) {
      return new Origin(actor, workflow == null ? run : workflow, cause);
    }
  }

  /** Runs the commands of a job, some at a time; a failure is logged and holds up no other. */
  Uni<Void> run(String job, Instant now, List<? extends Job<?>> commands) {
    return run(job, now, commands, done -> {});
  }

  /**
   * The same.
   *
   * @param whenDone hears of each that was done, by now or before; of several at once, perhaps
   */
  Uni<Void> run(
      String job, Instant now, List<? extends Job<?>> commands, Consumer<Job<?>> whenDone) {
    return run(Actor.system(job), now, commands, whenDone).replaceWithVoid();
  }

  /** The same for whoever asked for them; answers how many did not fail. */
  Uni<Long> run(Actor actor, Instant now, List<? extends Job<?>> commands) {
    return run(actor, now, commands, done -> {});
  }

  private Uni<Long> run(
      Actor actor, Instant now, List<? extends Job<?>> commands, Consumer<Job<?>> whenDone) {
    var run = UUID.randomUUID();
    return Multi.createFrom()
        .iterable(commands)
        .onItem()
        .transformToUni(
            command ->
                submit(command, command.origin(actor, run), now)
                    .invoke(result -> tell(command, result, whenDone)))
        .merge(AT_ONCE)
        .collect()
        .with(Collectors.counting());
  }

  private static void tell(Job<?> job, @Nullable CommandResult result, Consumer<Job<?>> whenDone) {
    if (result instanceof CommandResult.Done) {
      whenDone.accept(job);
    }
  }

  private <C extends Command> Uni<CommandResult> submit(Job<C> job, Origin origin, Instant now) {
    var request =
        new CommandRequest<>(
            job.command(),
            job.routing(),
            job.commandId(),
            Fingerprint.of(job.commandId()),
            origin,
            now);
    return bus.submit(request)
        .onFailure(failure -> !(failure instanceof Overloaded))
        .invoke(failure -> Log.warnf(failure, "%s failed", job.commandId()))
        .onFailure()
        .recoverWithNull();
  }
}
