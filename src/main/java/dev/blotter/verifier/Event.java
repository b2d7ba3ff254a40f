package dev.blotter.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of events.ndjson, and the canonical bytes that its leaf is the hash of (docs/ledger.md).
 */
record Event(JsonNode json) {

  private static final byte VERSION = 1;

  int lane() {
    return field("lane").intValue();
  }

  long position() {
    return field("lane_position").longValue();
  }

  long version() {
    return field("aggregate_version").longValue();
  }

  String text(String column) {
    return field(column).textValue();
  }

  byte[] leaf() {
    return Merkle.leaf(canonicalBytes());
  }

  byte[] canonicalBytes() {
    var bytes = new ByteArrayOutputStream();
    bytes.write(VERSION);
    put(bytes, four(lane()));
    put(bytes, eight(position()));
    put(bytes, time("occurred_at"));
    put(bytes, uuid("event_id"));
    put(bytes, utf8("aggregate_type"));
    put(bytes, uuid("aggregate_id"));
    put(bytes, eight(version()));
    put(bytes, utf8("event_type"));
    put(bytes, four(field("schema_version").intValue()));
    put(bytes, uuid("user_id"));
    put(bytes, isNull("effective_at") ? null : time("effective_at"));
    put(bytes, utf8("command_id"));
    put(bytes, uuid("correlation_id"));
    put(bytes, isNull("causation_id") ? null : uuid("causation_id"));
    put(bytes, utf8("actor_type"));
    put(bytes, utf8("actor_id"));
    put(bytes, CanonicalJson.text(field("payload")).getBytes(UTF_8));
    return bytes.toByteArray();
  }

  private static void put(ByteArrayOutputStream bytes, byte @Nullable [] value) {
    bytes.writeBytes(four(value == null ? -1 : value.length));
    if (value != null) {
      bytes.writeBytes(value);
    }
  }

  private boolean isNull(String column) {
    return !json.hasNonNull(column);
  }

  private byte[] time(String column) {
    var time = Instant.parse(text(column));
    return eight(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  private byte[] uuid(String column) {
    var id = UUID.fromString(text(column));
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private byte[] utf8(String column) {
    return text(column).getBytes(UTF_8);
  }

  private static byte[] four(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }

  private static byte[] eight(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  private JsonNode field(String name) {
    var value = json.get(name);
    if (value == null) {
      throw new Unreadable("an event without " + name);
    }
    return value;
  }
}
