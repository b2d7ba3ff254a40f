package dev.blotter.relay;

import dev.blotter.eventlog.EventRow;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** The channel to Kafka. How much waits in it is bounded by what the relay has on its way. */
@Singleton
final class KafkaOutlet implements Outlet {

  /** Set up in {@code application.properties}. */
  static final String CHANNEL = "relay";

  private final MutinyEmitter<String> channel;
  private final CloudEvents events;

  KafkaOutlet(
      @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<String> channel,
      RelayConfig config) {
    this.channel = channel;
    this.events = new CloudEvents(config.source());
  }

  @Override
  public Uni<Void> send(EventRow event) {
    return channel.sendMessage(events.message(event));
  }
}
