package dev.blotter.relay;

import dev.blotter.relay.Leases.Lag;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What is known of the relay on this node. Thread-safe. */
@Singleton
final class RelayFigures {

  private final LongAdder sent = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile @Nullable Lag lag;

  void sent(long events) {
    sent.add(events);
  }

  void failed() {
    failures.increment();
  }

  /** What is still to be relayed; null where that cannot be told. */
  void seen(@Nullable Lag now) {
    lag = now;
  }

  /** How many events the broker has acknowledged to this node, those that came again included. */
  double sent() {
    return sent.sum();
  }

  /** How often something did not get through and is sent again. */
  double failures() {
    return failures.sum();
  }

  /**
   * What is still to be relayed; null where this node does not know, as where it does not relay.
   */
  @Nullable Lag lag() {
    return lag;
  }
}
