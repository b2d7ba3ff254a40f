package dev.blotter.app;

import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.JsonEventCodec;
import dev.blotter.eventlog.SnapshotMac;
import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.user.MasterKey;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * What the running service takes from outside its rules: the time, new ids, the form of events, the
 * key of kept states.
 */
final class Sources {

  private Sources() {}

  @Produces
  @Singleton
  static InstantSource clock() {
    // What the database keeps of a time: a finer one would not come back as it was.
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }

  @Produces
  @Singleton
  static EventCodec codec(@All List<Aggregate<?, ?>> aggregates) {
    return new JsonEventCodec(aggregates);
  }

  @Produces
  @Singleton
  static SnapshotMac snapshotMac(MasterKey master) {
    return new SnapshotMac(master.snapshots());
  }

  @Produces
  @Singleton
  static Ids ids() {
    return new TimeOrderedIds(new ThreadSeededRandom());
  }
}
