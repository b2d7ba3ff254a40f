package dev.blotter.relay;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * What keeps events in order and safe, whatever else is configured. Once an event is handed to the
 * client it is sent again for as long as it takes and never given up, so that none that was handed
 * over later comes before it. The connector itself must not send again, which would be out of turn.
 */
@Singleton
final class ProducerSettings implements ClientCustomizer<Map<String, Object>> {

  private static final String EVER = Integer.toString(Integer.MAX_VALUE);

  /** The first event waits so long for the broker before it fails; later ones do not. */
  private static final String FIRST_CONTACT_MILLIS = "5000";

  private static final String ROOM_BYTES = Integer.toString(64 * 1024 * 1024);

  @Override
  public Map<String, Object> customize(
      String channel, Config settings, Map<String, Object> producer) {
    if (channel.equals(KafkaOutlet.CHANNEL)) {
      producer.put(ProducerConfig.ACKS_CONFIG, "all");
      producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
      producer.put(ProducerConfig.RETRIES_CONFIG, EVER);
      producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, EVER);
      producer.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, EVER);
      // Else the client forgets the topic when the last broker is gone, and events fail one by one.
      producer.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
      producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, FIRST_CONTACT_MILLIS);
      producer.put(ProducerConfig.BUFFER_MEMORY_CONFIG, ROOM_BYTES);
    }
    return producer;
  }
}
