package dev.blotter.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blotter.kernel.LanePosition;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event as a broker has it that keeps when it got it.
 *
 * @param event its id
 * @param appended when the log got it
 * @param waited from then until the broker got it
 */
record Arrival(
    String event, String user, LanePosition position, Instant appended, Duration waited) {

  static Arrival of(ConsumerRecord<String, String> record) {
    var appended = Instant.parse(header(record, "ce_time"));
    return new Arrival(
        header(record, "ce_id"),
        record.key(),
        LanePosition.parse(header(record, "ce_position")).orElseThrow(),
        appended,
        Duration.between(appended, Instant.ofEpochMilli(record.timestamp())));
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
