package dev.blotter.trading;

import dev.blotter.command.CommandBus;
import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.command.Fingerprint;
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

  /** One command of a job. */
  record Job<C extends Command>(String commandId, UUID routing, C command) {}

  /** Runs the commands of a job, some at a time; a failure is logged and holds up no other. */
  Uni<Void> run(String job, Instant now, List<? extends Job<?>> commands) {
    var origin = new Origin(Actor.system(job), UUID.randomUUID(), null);
    return Multi.createFrom()
        .iterable(commands)
        .onItem()
        .transformToUni(command -> submit(command, origin, now))
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
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
        .onFailure()
        .invoke(failure -> Log.warnf(failure, "%s failed", job.commandId()))
        .onFailure()
        .recoverWithNull();
  }
}
