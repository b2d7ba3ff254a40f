package dev.blotter.command;

import dev.blotter.eventlog.AppendResult;
import dev.blotter.kernel.RejectionCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Figures of the write path. */
final class CommandMetrics {

  private static final double[] GROUP_SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256};

  private final DistributionSummary groupSize;
  private final Counter events;
  private final Counter conflicts;
  private final Counter replays;
  private final Map<Refusal.Reason, Counter> refusals = new EnumMap<>(Refusal.Reason.class);
  private final MeterRegistry registry;

  CommandMetrics(MeterRegistry registry, List<Handler<?>> handlers) {
    this.registry = registry;
    this.groupSize =
        DistributionSummary.builder("blotter.command.group.size")
            .description("Commands appended in one round trip")
            .serviceLevelObjectives(GROUP_SIZES)
            .register(registry);
    this.events =
        Counter.builder("blotter.events.appended")
            .description("Events appended to the log")
            .register(registry);
    this.conflicts =
        Counter.builder("blotter.append.conflicts")
            .description("Commands decided anew since another one was first")
            .register(registry);
    this.replays =
        Counter.builder("blotter.idempotent.replays")
            .description("Commands answered with their first answer")
            .register(registry);
    for (var reason : Refusal.Reason.values()) {
      refusals.put(reason, refusals(reason, registry));
    }
    handlers.forEach(handler -> reuses(handler.reused().code()));
  }

  private Counter reuses(RejectionCode code) {
    return Counter.builder("blotter.command.ids.reused")
        .description("Commands refused since their id was used before for something else, by code")
        .tag("code", code.name())
        .register(registry);
  }

  private static Counter refusals(Refusal.Reason reason, MeterRegistry registry) {
    return Counter.builder("blotter.command.refused")
        .description("Commands turned away unread, by what there was too much of")
        .tag("reason", reason.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  /** Shows what waits in pipelines. */
  void watch(List<Admission> pipelines) {
    Gauge.builder("blotter.command.waiting", pipelines, CommandMetrics::waiting)
        .description("Commands that wait or are in flight")
        .strongReference(true)
        .register(registry);
    Gauge.builder("blotter.command.wait.oldest.seconds", pipelines, CommandMetrics::longestWait)
        .description("How long the command has waited that waits longest, cancels left out")
        .strongReference(true)
        .register(registry);
  }

  private static double waiting(List<Admission> pipelines) {
    return pipelines.stream().mapToInt(Admission::size).sum();
  }

  private static double longestWait(List<Admission> pipelines) {
    long longest = pipelines.stream().mapToLong(Admission::longestWait).max().orElse(0);
    return longest / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** A command was turned away. */
  void refused(Refusal.Reason reason) {
    Objects.requireNonNull(refusals.get(reason)).increment();
  }

  /** A command had an id that was used before for something else. */
  void reused(RejectionCode code) {
    reuses(code).increment();
  }

  void group(List<AppendResult> results) {
    if (results.isEmpty()) {
      return;
    }
    groupSize.record(results.size());
    for (var result : results) {
      switch (result) {
        case AppendResult.Appended(var appended) -> events.increment(appended.size());
        case AppendResult.Conflict() -> conflicts.increment();
        case AppendResult.Late ignored -> {} // the caller is told in a refusal of its own
        case AppendResult.Duplicate ignored -> replays.increment();
      }
    }
  }
}
