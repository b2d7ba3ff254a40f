package dev.blotter.command;

import dev.blotter.command.StateCache.Room;
import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.Snapshots;
import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deals commands out to the pipelines by the lane of their account. */
@Startup // so that its figures are there before the first command
@ApplicationScoped
public class GroupingCommandBus implements CommandBus {

  private final Handlers handlers;
  private final Stages stages;
  private final List<Pipeline> pipelines;

  public GroupingCommandBus(
      CommandConfig config,
      EventLog log,
      Snapshots snapshots,
      Ids ids,
      InstantSource clock,
      Vertx vertx,
      MeterRegistry registry,
      @All List<Handler<?>> handlers,
      @All List<Aggregate<?, ?>> aggregates,
      @All List<AppendListener> listeners) {
    this.handlers = new Handlers(handlers);
    var all = new Aggregates(aggregates);
    var metrics = new CommandMetrics(registry, handlers);
    var appender = new GroupAppender(log, config);
    this.stages =
        new Stages(
            log,
            all,
            new GroupLoader(new StateLoader(log, snapshots, all), log, all),
            new GroupDecider(ids, clock),
            appender,
            new GroupSettlement(log, appender, listeners, metrics),
            new SnapshotKeeper(snapshots, all, config.snapshotEvery()),
            metrics);
    this.pipelines = pipelines(config, vertx);
    stages.metrics().watch(pipelines.stream().map(Pipeline::admission).toList());
  }

  @Override
  public <C extends Command> Uni<CommandResult> submit(CommandRequest<C> request) {
    var handler = handlers.of(request.command());
    var pipeline = pipeline(request.routing());
    Uni<CommandResult> result =
        Uni.createFrom()
            .emitter(
                caller -> {
                  var ticket = new Ticket<>(request, handler, caller, System.nanoTime());
                  pipeline
                      .offer(ticket)
                      .map(this::counted)
                      .map(Overloaded::new)
                      .ifPresent(caller::fail);
                });
    return onCallersContext(result);
  }

  /** Why a command would be turned away now; empty where it would be taken in. */
  Optional<Refusal> refusal(UUID routing, Priority priority) {
    return pipeline(routing).admission().refusal(priority);
  }

  private Pipeline pipeline(UUID routing) {
    return pipelines.get(Lane.of(routing) % pipelines.size());
  }

  /** The same, counted. */
  Refusal counted(Refusal refusal) {
    stages.metrics().refused(refusal.reason());
    return refusal;
  }

  @Override
  public <R> Uni<R> ask(UUID routing, Question<R> question) {
    var aggregates = stages.aggregates();
    var states = new WorkingStates(new StateCache(Room.ENDLESS, aggregates), aggregates);
    return stages
        .loader()
        .load(states, List.of(known -> known.missing(question.needs(known))))
        .map(loaded -> question.answer(states));
  }

  private List<Pipeline> pipelines(CommandConfig config, Vertx vertx) {
    var internal = (VertxInternal) vertx;
    return Stream.generate(internal::createEventLoopContext)
        .limit(config.pipelines())
        .map(context -> new Pipeline(on(context), config, stages, System::nanoTime))
        .toList();
  }

  private static Executor on(Context context) {
    return task -> context.runOnContext(ignored -> task.run());
  }

  /** The caller goes on where it came from: sessions and request scopes live there. */
  private static <T> Uni<T> onCallersContext(Uni<T> uni) {
    @Nullable Context context = Vertx.currentContext();
    return context == null ? uni : uni.emitOn(on(context));
  }
}
