package dev.blotter.clock;

import dev.blotter.job.StartOrder;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What this node's clock is held against: the database's, and what servers of NTP say. */
@Startup(StartOrder.SETTINGS)
@Singleton
final class References {

  private final List<ClockReference> all;

  References(ClockReference database, ClockConfig config, InstantSource clock) {
    List<ClockReference> references = new ArrayList<>(List.of(database));
    config.ntp().orElse(List.of()).stream()
        .map(server -> NtpReference.of(server, config.patience(), clock))
        .forEach(references::add);
    this.all = List.copyOf(references);
  }

  List<ClockReference> all() {
    return all;
  }
}
