package dev.blotter.relay;

import dev.blotter.eventlog.EventRow;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/**
 * The channel to Kafka, which is there only where the relay is turned on, and is asked for when the
 * first event is sent. How much waits in it is bounded by what the relay has on its way.
 */
@Singleton
final class KafkaOutlet implements Outlet {

  /** Set up in {@code application.properties}. */
  static final String CHANNEL = "relay";

  private final Instance<MutinyEmitter<String>> channels;
  private final CloudEvents events;
  private @Nullable MutinyEmitter<String> channel;

  KafkaOutlet(
      @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          Instance<MutinyEmitter<String>> channels,
      RelayConfig config) {
    this.channels = channels;
    this.events = new CloudEvents(config.source());
  }

  @Override
  public Uni<Void> send(EventRow event) {
    return channel().sendMessage(events.message(event));
  }

  private synchronized MutinyEmitter<String> channel() {
    var known = channel;
    if (known == null) {
      known = channels.get();
      channel = known;
    }
    return known;
  }
}
