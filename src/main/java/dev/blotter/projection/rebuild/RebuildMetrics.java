package dev.blotter.projection.rebuild;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import dev.blotter.projection.Projections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Shows the last rebuild of each read model, on every node the same. */
@Singleton
public final class RebuildMetrics implements Recurring {

  private static final int ENOUGH = 100;

  private final MeterRegistry registry;
  private final Projections projections;
  private final Rebuilds rebuilds;
  private volatile Map<String, Rebuild> last = Map.of();

  RebuildMetrics(MeterRegistry registry, Projections projections, Rebuilds rebuilds) {
    this.registry = registry;
    this.projections = projections;
    this.rebuilds = rebuilds;
  }

  void register(@Observes StartupEvent event) {
    for (var name : projections.names()) {
      gauge(
          name,
          "events.done",
          "Events passed of those to be passed",
          r -> r.progress().eventsDone());
      gauge(name, "events.total", "Events to be passed", r -> r.progress().eventsTotal());
      gauge(name, "seconds.left", "Until the rows are made, at this rate", RebuildMetrics::left);
      gauge(name, "events.per.second", "Events passed in a second", RebuildMetrics::rate);
      gauge(name, "open", "1 while it is under way", r -> r.state().isEnded() ? 0 : 1);
      gauge(name, "blocked", "1 while differences hold it up", r -> is(r, RebuildState.BLOCKED));
      gauge(name, "failed", "1 where the last one failed", r -> is(r, RebuildState.FAILED));
      gauge(name, "differences", "Live rows that were wrong", RebuildMetrics::differences);
    }
  }

  private void gauge(
      String name, String what, String description, ToDoubleFunction<Rebuild> value) {
    Gauge.builder("blotter.rebuild." + what, () -> value(last.get(name), value))
        .description(description)
        .tag("projection", name)
        .register(registry);
  }

  @Override
  public String name() {
    return "rebuild-metrics";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(Duration.ofSeconds(15));
  }

  @Override
  public Uni<Void> run() {
    return rebuilds.latest(ENOUGH).invoke(this::keep).replaceWithVoid();
  }

  private void keep(List<Rebuild> latest) {
    Map<String, Rebuild> found = new HashMap<>();
    latest.stream()
        .filter(rebuild -> rebuild.userId() == null)
        .forEach(rebuild -> found.putIfAbsent(rebuild.projection(), rebuild));
    last = found;
  }

  private static double value(@Nullable Rebuild rebuild, ToDoubleFunction<Rebuild> value) {
    return rebuild == null ? 0 : value.applyAsDouble(rebuild);
  }

  private static double left(Rebuild rebuild) {
    var left = rebuild.secondsLeft();
    return left != null ? left : rebuild.state().isEnded() ? 0 : Double.NaN;
  }

  private static double rate(Rebuild rebuild) {
    var rate = rebuild.progress().rate();
    return rebuild.state() == RebuildState.FILLING && rate != null ? rate : 0;
  }

  private static double differences(Rebuild rebuild) {
    var differences = rebuild.differences();
    return differences == null ? 0 : differences;
  }

  private static double is(Rebuild rebuild, RebuildState state) {
    return rebuild.state() == state ? 1 : 0;
  }
}
