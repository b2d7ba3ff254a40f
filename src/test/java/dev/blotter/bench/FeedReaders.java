package dev.blotter.bench;

import dev.blotter.testing.TestVertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Clients of streams, each with a connection of its own. */
final class FeedReaders implements AutoCloseable {

  private static final int MOST = 10_000;
  private static final long MOMENT_MILLIS = 50;

  private final BenchService service;
  private final String token;
  private final HttpClient http;
  private final List<FeedReader> readers = new ArrayList<>();
  private volatile boolean closing;

  FeedReaders(BenchService service) {
    this.service = service;
    this.token = service.token("operator");
    this.http = TestVertx.get().createHttpClient(new HttpClientOptions().setMaxPoolSize(MOST));
  }

  FeedReader ofUser(UUID user) {
    return open("/v1/users/" + user + "/events/stream", user);
  }

  FeedReader ofAll() {
    return open("/v1/events/stream?event_type=TradingBlocked", null);
  }

  private FeedReader open(String path, @Nullable UUID user) {
    var reader = new FeedReader(user, this::failed);
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(service.uri(path).toString())
            .putHeader("Accept", "text/event-stream")
            .putHeader("Authorization", "Bearer " + token);
    http.request(options)
        .compose(request -> request.send())
        .onSuccess(reader::read)
        .onFailure(this::failed);
    readers.add(reader);
    return reader;
  }

  private void failed(Throwable fault) {
    if (!closing) {
      System.err.println("a stream broke off: " + fault);
    }
  }

  /** Waits until each has had its first heartbeat: from then on nothing may be missing. */
  void awaitBegun(Duration patience) throws InterruptedException {
    for (long end = System.nanoTime() + patience.toNanos(); System.nanoTime() < end; ) {
      if (readers.stream().allMatch(FeedReader::isBegun)) {
        return;
      }
      Thread.sleep(MOMENT_MILLIS);
    }
    throw new IllegalStateException("not all streams have begun");
  }

  /** True once each has all that was appended for it; false where that takes too long. */
  boolean awaitAll(FeedAppends appends, Duration patience) throws InterruptedException {
    for (long end = System.nanoTime() + patience.toNanos(); System.nanoTime() < end; ) {
      if (readers.stream().allMatch(reader -> reader.received() >= reader.expected(appends))) {
        return true;
      }
      Thread.sleep(MOMENT_MILLIS);
    }
    return false;
  }

  @Override
  public void close() {
    closing = true;
    http.close();
  }
}
