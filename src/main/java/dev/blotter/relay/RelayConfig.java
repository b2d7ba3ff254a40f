package dev.blotter.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Whether, where to and how events are relayed. */
@ConfigMapping(prefix = "blotter.relay")
public interface RelayConfig {

  /** Whether this node relays; where several do, they share the lanes. */
  @WithDefault("false")
  boolean enabled();

  /** Where Kafka is, {@code host:port} with commas between. */
  @WithDefault("localhost:9092")
  String brokers();

  /** The topic that all events go to. */
  @WithDefault("blotter-events")
  String topic();

  /** What events name as their source, a URI or a part of one. */
  @WithDefault("/blotter")
  URI source();

  /** How many events of a lane are on their way at a time; so many may come again after a crash. */
  @WithDefault("128")
  @Min(1)
  int batchSize();

  /** How many lanes are begun at a time. */
  @WithDefault("32")
  @Min(1)
  int lanes();

  /** How often the log is asked for what other nodes append. */
  @WithDefault("PT0.5S")
  @DurationMin(millis = 1)
  Duration poll();

  /** After how long without a word of its node a lane is taken over by another. */
  @WithDefault("10s")
  @DurationMin(millis = 100)
  Duration lease();

  /** How long a node keeps a lane whose events the broker does not acknowledge. */
  @WithDefault("1m")
  @DurationMin(millis = 1)
  Duration patience();
}
