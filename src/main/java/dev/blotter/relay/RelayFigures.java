package dev.blotter.relay;

import dev.blotter.relay.Leases.Lag;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** What is known of the relay on this node. Thread-safe. */
@Singleton
final class RelayFigures {

  private final LongAdder sent = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile Lag lag = Lag.NONE;

  void sent(long events) {
    sent.add(events);
  }

  void failed() {
    failures.increment();
  }

  void seen(Lag now) {
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

  /** What is still to be relayed; nothing on a node that does not relay. */
  Lag lag() {
    return lag;
  }
}
