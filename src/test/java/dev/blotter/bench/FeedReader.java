package dev.blotter.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One client of a stream: counts its events, and the times from their appends. */
final class FeedReader {

  private static final String AGGREGATE = "\"aggregate_id\":\"";
  private static final String VERSION = "\"version\":";
  private static final String REASON = "\"reason\":";

  private final @Nullable UUID user;
  private final Consumer<Throwable> failed;
  private final Histogram times = new Histogram(2);
  private final Map<String, Long> versions = new HashMap<>();
  private volatile boolean begun;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong outOfOrder = new AtomicLong();

  /**
   * @param user whom it follows, or null where it follows all
   * @param failed is told why it goes no further
   */
  FeedReader(@Nullable UUID user, Consumer<Throwable> failed) {
    this.user = user;
    this.failed = failed;
  }

  void read(HttpClientResponse response) {
    if (response.statusCode() != 200) {
      response
          .body()
          .onSuccess(
              body -> failed.accept(new IllegalStateException(response.statusCode() + " " + body)));
      return;
    }
    response.handler(RecordParser.newDelimited("\n", this::line));
    response.exceptionHandler(failed::accept);
  }

  void line(Buffer bytes) {
    var line = bytes.toString(StandardCharsets.ISO_8859_1);
    if (!line.startsWith("data: ")) {
      return;
    }
    if (line.startsWith("data: {\"cursor\"")) {
      begun = true;
      return;
    }
    times.recordValue(Math.max(0, System.nanoTime() - number(line, REASON)));
    long version = number(line, VERSION);
    int at = line.indexOf(AGGREGATE) + AGGREGATE.length();
    var before = versions.put(line.substring(at, at + 36), version);
    if (before != null && version != before + 1) {
      outOfOrder.incrementAndGet();
    }
    received.incrementAndGet();
  }

  /** The digits that follow a name, wherever they begin. */
  private static long number(String line, String name) {
    int at = line.indexOf(name) + name.length();
    while (!Character.isDigit(line.charAt(at))) {
      at++;
    }
    long number = 0;
    for (; Character.isDigit(line.charAt(at)); at++) {
      number = 10 * number + line.charAt(at) - '0';
    }
    return number;
  }

  boolean isBegun() {
    return begun;
  }

  long received() {
    return received.get();
  }

  /** How often an event was not the one after the last of its account: lost, or repeated. */
  long outOfOrder() {
    return outOfOrder.get();
  }

  /**
   * Whether it got all there was for it, once and in order.
   *
   * @throws IllegalStateException if not
   */
  void mustHaveGot(long expected) {
    if (received() != expected || outOfOrder() > 0) {
      throw new IllegalStateException(
          "a stream got %,d events of %,d, %,d of them not in their turn"
              .formatted(received(), expected, outOfOrder()));
    }
  }

  long expected(FeedAppends appends) {
    return user == null ? appends.total() : appends.of(user);
  }

  /** The times of all readers, in nanoseconds. */
  static Histogram times(List<FeedReader> readers) {
    var all = new Histogram(2);
    readers.forEach(reader -> all.add(reader.times));
    return all;
  }
}
