package dev.blotter.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Counts what is streamed and what ends streams. */
@Singleton
final class StreamMeters {

  private final Counter events;
  private final Counter behind;
  private final Map<Ending, Counter> endings = new EnumMap<>(Ending.class);

  StreamMeters(MeterRegistry registry) {
    this.events =
        Counter.builder("blotter.stream.events")
            .description("Events sent to readers, to each its own")
            .register(registry);
    this.behind =
        Counter.builder("blotter.stream.fallen.behind")
            .description("How often a reader was so slow that it was left to read the log")
            .register(registry);
    for (var reason : Ending.values()) {
      endings.put(
          reason,
          Counter.builder("blotter.stream.ended")
              .description("Streams that the service ended")
              .tag("reason", reason.name())
              .register(registry));
    }
  }

  void sent(int count) {
    events.increment(count);
  }

  void fellBehind() {
    behind.increment();
  }

  void ended(Ending reason) {
    var counter = endings.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }
}
