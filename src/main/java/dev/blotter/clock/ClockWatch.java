package dev.blotter.clock;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Holds the clock of this node against all references from time to time, on every node. Made at the
 * start: the machine may have to ask for its own name, and no event loop is to wait for that.
 */
@Startup
@ApplicationScoped
class ClockWatch implements Recurring {

  private final References references;
  private final ClockSamples samples;
  private final KnownOffsets known;
  private final ClockConfig config;
  private final Duration tolerance;
  private final Duration patience;
  private final String node;

  ClockWatch(References references, ClockSamples samples, KnownOffsets known, ClockConfig config) {
    this.references = references;
    this.samples = samples;
    this.known = known;
    this.config = config;
    this.tolerance = config.tolerance();
    this.patience = config.patience();
    this.node = config.node().orElseGet(ClockWatch::machine);
  }

  @Override
  public String name() {
    return "sample-clocks";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(config.every());
  }

  /** One reference after the other; what one of them does is nothing to the next. */
  @Override
  public Uni<Void> run() {
    return Multi.createFrom()
        .iterable(references.all())
        .onItem()
        .transformToUniAndConcatenate(this::sample)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** What is found counts before it is stored: a drift is told though the record is away. */
  private Uni<Void> sample(ClockReference reference) {
    return reference
        .read()
        .ifNoItem()
        .after(patience)
        .failWith(() -> new IllegalStateException("no answer within " + patience))
        .map(reading -> new ClockSample(node, reference.name(), reading, tolerance))
        .invoke(known::found)
        .chain(samples::add)
        .invoke(() -> known.recorded(reference.name()))
        .onFailure()
        .invoke(fault -> known.missed(reference.name(), fault))
        .onFailure()
        .recoverWithNull();
  }

  /** Services on one machine share its clock. */
  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
