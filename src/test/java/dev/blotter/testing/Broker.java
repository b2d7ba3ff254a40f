package dev.blotter.testing;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A broker of Kafka in this process, which keeps what it has while it is stopped. */
public final class Broker implements AutoCloseable {

  private static final int PARTITIONS = 4;

  private final String cluster = Uuid.randomUuid().toString();
  private final Path folder =
      Path.of("target", "test-kafka", Long.toString(System.nanoTime(), 36)).toAbsolutePath();
  private final Map<String, String> settings;
  private @Nullable EmbeddedKafkaBroker running;

  public Broker() {
    this(Map.of());
  }

  /**
   * @param settings of the broker itself, beside those that it needs
   */
  public Broker(Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
  }

  public static String address() {
    return "localhost:" + BrokerPort.get();
  }

  public void start() {
    var broker =
        new EmbeddedKafkaBroker()
            .withKafkaPort(BrokerPort.get())
            .withClusterId(cluster)
            .withDeleteLogDirsOnClose(false)
            .withAdditionalProperties(all -> all.putAll(properties()));
    running = broker;
    broker.start();
  }

  private Map<String, String> properties() {
    Map<String, String> all = new HashMap<>(settings);
    all.put("log.dir", folder.toString());
    all.put("num.partitions", Integer.toString(PARTITIONS));
    // One that is started again is let in once the one before is taken to be gone.
    all.put("broker.session.timeout.ms", "3000");
    all.put("broker.heartbeat.interval.ms", "500");
    return all;
  }

  public void stop() {
    var broker = running;
    running = null;
    if (broker != null) {
      broker.close();
    }
  }

  /** All records of a topic so far, each partition's in order. */
  public List<ConsumerRecord<String, String>> records(String topic) {
    var reading =
        Map.<String, Object>of("bootstrap.servers", address(), "auto.offset.reset", "earliest");
    var text = new StringDeserializer();
    try (var consumer = new KafkaConsumer<>(reading, text, text)) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(found -> new TopicPartition(topic, found.partition()))
              .toList();
      consumer.assign(partitions);
      var ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  @Override
  public void close() {
    stop();
  }
}
