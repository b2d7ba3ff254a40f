package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Measures how long after it was appended an event could be read in the read models, of those that
 * this node has applied: by the clock of the database at its beginning and by this node's at its
 * end. The read models go through a lane together, so that each event is one measurement, and one
 * more for a read model that comes past it later by itself.
 */
@Singleton
final class ProjectionDelay implements ReadModelListener {

  private static final long[] BOUNDS_MS = {
    5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000
  };

  private final Timer delay;
  private final InstantSource clock;

  ProjectionDelay(MeterRegistry registry, InstantSource clock) {
    this.clock = clock;
    this.delay =
        Timer.builder("blotter.projection.delay")
            .description("From when an event was appended until the read models have it")
            .serviceLevelObjectives(
                LongStream.of(BOUNDS_MS).mapToObj(Duration::ofMillis).toArray(Duration[]::new))
            .register(registry);
  }

  @Override
  public void applied(List<RecordedEvent> events) {
    var now = clock.instant();
    events.forEach(event -> delay.record(between(event.occurredAt(), now)));
  }

  /** Clocks differ a little. */
  private static Duration between(Instant from, Instant to) {
    return from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
  }

  @Override
  public void changed(Set<UUID> users) {
    // It is about events, not about rows.
  }

  @Override
  public void allChanged() {
    // The same.
  }
}
