package dev.blotter.http.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

  private final AtomicLong now = new AtomicLong();
  private final TokenBuckets buckets = new TokenBuckets(2, 5, new Clock(now));

  private record Clock(AtomicLong nanos) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private int granted(String caller, int wishes) {
    int granted = 0;
    for (int i = 0; i < wishes; i++) {
      granted += buckets.take(caller).granted() ? 1 : 0;
    }
    return granted;
  }

  @Test
  void a_caller_gets_so_many_at_once_and_then_so_many_a_second() {
    assertThat(granted("ada", 9)).isEqualTo(5);
    for (int second = 0; second < 3; second++) {
      pass(Duration.ofSeconds(1));
      assertThat(granted("ada", 9)).isEqualTo(2);
    }
    pass(Duration.ofHours(1));
    assertThat(granted("ada", 9)).isEqualTo(5);
  }

  @Test
  void what_one_caller_takes_is_not_missed_by_another() {
    assertThat(granted("ada", 9)).isEqualTo(5);
    assertThat(granted("bob", 9)).isEqualTo(5);
  }

  @Test
  void headers_say_what_is_left_and_when_there_is_more() {
    assertThat(buckets.policy()).isEqualTo("\"orders\";q=5;w=3");
    assertThat(buckets.take("ada")).hasToString("\"orders\";r=4;t=1");
    assertThat(granted("ada", 3)).isEqualTo(3);
    assertThat(buckets.take("ada")).hasToString("\"orders\";r=0;t=3");
    assertThat(buckets.take("ada")).hasToString("\"orders\";r=0;t=1");
  }

  @Test
  void there_is_no_limit_unless_one_is_set_and_never_less_than_a_second_of_it() {
    assertThat(TokenBuckets.of(0, 10)).isEmpty();
    assertThat(TokenBuckets.of(10, 0).orElseThrow().policy()).isEqualTo("\"orders\";q=10;w=1");
  }
}
