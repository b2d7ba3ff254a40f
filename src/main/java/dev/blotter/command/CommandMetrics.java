package dev.blotter.command;

import dev.blotter.eventlog.AppendResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Figures of the write path. */
final class CommandMetrics {

  private final DistributionSummary groupSize;
  private final Counter events;
  private final Counter conflicts;
  private final Counter replays;

  CommandMetrics(MeterRegistry registry) {
    this.groupSize =
        DistributionSummary.builder("blotter.command.group.size")
            .description("Commands appended in one round trip")
            .publishPercentileHistogram()
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
        case AppendResult.Duplicate ignored -> replays.increment();
      }
    }
  }
}
