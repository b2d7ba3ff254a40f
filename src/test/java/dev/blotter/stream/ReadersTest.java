package dev.blotter.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestVertx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ReadersTest {

  private static final UUID ADA = new UUID(0, 1);

  private final Context loop = TestVertx.get().getOrCreateContext();
  private final Executor executor = work -> loop.runOnContext(ignored -> work.run());
  private final FeedWindow window = new FeedWindow(100_000);
  private final Supply supply =
      new Supply(window, new CatchUp(new NoRows(), 1), new StreamMeters(new SimpleMeterRegistry()));
  private final Readers readers =
      new Readers(TestVertx.get(), loop, window, new Often(), Clock.systemUTC());
  private final Kept kept = new Kept();

  @Test
  void an_event_that_came_while_a_stream_was_opened_is_sent_without_waiting_for_another() {
    var opened = window.end();
    happens("Happened", 1);
    var reader = reader(opened.place(), opened);

    onLoop(() -> readers.add(reader));

    assertThat(kept.text()).containsOnlyOnce("\"type\":\"Happened\"");
    onLoop(() -> readers.remove(reader));
  }

  @Test
  void where_nothing_came_meanwhile_a_stream_begins_with_its_place_alone() {
    happens("Before", 1);
    var opened = window.end();
    var reader = reader(opened.place(), opened);

    onLoop(() -> readers.add(reader));

    assertThat(kept.pieces).hasSize(1);
    assertThat(kept.text()).contains("heartbeat").doesNotContain("Before");
    onLoop(() -> readers.remove(reader));
  }

  private Subscriber reader(Place from, FeedWindow.Mark at) {
    var request = new StreamRequest(Feed.ofUser(ADA), Format.LINES, null);
    return new Subscriber(request, from, at, kept, executor, supply);
  }

  private void happens(String type, long position) {
    var json = Bytes.owned("{\"type\":\"%s\"}".formatted(type).getBytes(StandardCharsets.UTF_8));
    var event = new FeedEvent(0, position, ADA, "order", ADA, type, json);
    window.append(window.follow(List.of(event)));
  }

  private void onLoop(Runnable work) {
    CompletableFuture.runAsync(work, executor).join();
  }

  /** Takes whatever it is sent. */
  private static final class Kept implements Outlet {

    final List<String> pieces = new CopyOnWriteArrayList<>();

    String text() {
      return String.join("", pieces);
    }

    @Override
    public void write(byte[] bytes) {
      pieces.add(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public boolean isFull() {
      return false;
    }

    @Override
    public void onDrain(Runnable then) {}

    @Override
    public void end() {}

    @Override
    public void cut() {}
  }
}
