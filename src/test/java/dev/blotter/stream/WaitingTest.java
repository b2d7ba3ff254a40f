package dev.blotter.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Those who wait for what happens to a user. */
class WaitingTest {

  private static final UUID ADA = new UUID(0, 1);
  private static final UUID BOB = new UUID(0, 2);

  private final FeedWindow window = new FeedWindow(100_000);
  private final Waiting waiting = new Waiting(window);

  @Test
  void hear_of_an_event_of_the_feed_and_of_no_other() {
    var one = waiting.next(Feed.ofUser(ADA), window.end());
    happens(BOB, 1);
    assertThat(one.came()).isNotDone();
    happens(ADA, 2);
    assertThat(one.came()).isCompletedWithValue(true);
  }

  @Test
  void wait_no_more_once_the_node_is_to_stop() {
    var one = waiting.next(Feed.ofUser(ADA), window.end());
    waiting.end();
    assertThat(one.came()).isCompletedWithValue(false);
    assertThat(waiting.next(Feed.ofUser(ADA), window.end()).came()).isCompletedWithValue(false);
  }

  private void happens(UUID user, long position) {
    var json = Bytes.owned("{}".getBytes(StandardCharsets.UTF_8));
    var event = new FeedEvent(0, position, user, "order", user, "Happened", json);
    window.append(window.follow(List.of(event)));
    waiting.news();
  }
}
