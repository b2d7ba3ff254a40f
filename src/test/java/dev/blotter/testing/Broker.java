package dev.blotter.testing;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A broker of Kafka in this process, which keeps what it has while it is stopped. */
public final class Broker implements AutoCloseable {

  private static final int PARTITIONS = 4;

  private final String cluster = Uuid.randomUuid().toString();
  private final Path folder =
      Path.of("target", "test-kafka", Long.toString(System.nanoTime(), 36)).toAbsolutePath();
  private final Map<String, String> settings;
  private EmbeddedKafkaBroker running;

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
    running =
        new EmbeddedKafkaBroker()
            .withKafkaPort(BrokerPort.get())
            .withClusterId(cluster)
            .withDeleteLogDirsOnClose(false)
            .withAdditionalProperties(
                all -> {
                  all.putAll(settings);
                  all.put("log.dir", folder.toString());
                  all.put("num.partitions", Integer.toString(PARTITIONS));
                });
    running.start();
  }

  public void stop() {
    running.close();
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
    if (running != null) {
      running.close();
    }
  }
}
