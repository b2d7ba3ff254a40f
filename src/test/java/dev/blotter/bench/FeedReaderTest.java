package dev.blotter.bench;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedReaderTest {

  private static final UUID ACCOUNT = new UUID(1, 1);

  private final FeedReader reader = new FeedReader(null, fault -> {});

  private void comes(int version) {
    reader.line(
        Buffer.buffer(
            "data: {\"aggregate_id\":\"%s\",\"version\":%d,\"reason\":\"%d\"}"
                .formatted(ACCOUNT, version, System.nanoTime())));
  }

  @Test
  void a_stream_that_got_all_in_order_passes() {
    comes(1);
    comes(2);
    reader.mustHaveGot(2);
  }

  @Test
  void one_that_lacks_an_event_fails_the_bench() {
    comes(1);
    refuses(2, "1 events of 2");
  }

  @Test
  void so_does_one_that_got_an_event_twice() {
    comes(1);
    comes(1);
    refuses(1, "2 events of 1");
  }

  @Test
  void so_does_one_that_got_another_event_instead() {
    comes(1);
    comes(3);
    refuses(2, "1 of them not in their turn");
  }

  private void refuses(long expected, String why) {
    assertThatThrownBy(() -> reader.mustHaveGot(expected))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(why);
  }
}
