package dev.blotter.audit.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.Note.Noted;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.Money;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final UUID USER = UUID.fromString("019a0000-0000-7000-8000-000000000001");

  private static MoneyPoint at(long second) {
    var cash = Money.rounded(BigDecimal.valueOf(second), Currency.USD);
    var zero = Money.zero(Currency.USD);
    var event =
        new RecordedEvent(
            new UUID(0, second),
            new LanePosition(0, second + 1),
            AggregateRef.user(USER),
            second + 1,
            USER,
            START.plusSeconds(second),
            null,
            "command",
            new Origin(Actor.system("test"), USER, null),
            new Noted("note"));
    return new MoneyPoint(event.occurredAt(), new MoneyFigures(cash, zero, zero, zero), event);
  }

  private static List<Long> seconds(Samples samples) {
    return samples.points().stream().map(point -> point.by().version() - 1).toList();
  }

  private static Samples of(int most, long length, Iterable<Long> seconds) {
    var samples = new Samples(START, START.plusSeconds(length), most);
    seconds.forEach(second -> samples.add(at(second)));
    return samples;
  }

  @Test
  void all_are_kept_where_they_are_few() {
    assertThat(seconds(of(4, 100, List.of()))).isEmpty();
    assertThat(seconds(of(4, 100, List.of(0L, 1L, 2L, 99L)))).containsExactly(0L, 1L, 2L, 99L);
  }

  @Test
  void of_many_the_last_of_each_slice_is_kept_and_the_first() {
    var all = IntStream.range(0, 100).mapToObj(Long::valueOf).toList();
    assertThat(seconds(of(4, 100, all))).containsExactly(0L, 24L, 49L, 74L, 99L);
    assertThat(seconds(of(2, 100, List.of(3L, 5L, 7L)))).containsExactly(3L, 7L);
  }

  @Test
  void what_is_outside_of_the_slices_belongs_to_the_nearest() {
    assertThat(seconds(of(2, 10, List.of(2L, 9L, 10L, 500L)))).containsExactly(2L, 500L);
  }

  @Test
  void a_time_of_no_length_is_one_slice() {
    assertThat(seconds(of(3, 0, List.of(0L, 1L, 2L, 3L)))).contains(0L, 3L);
  }

  @Test
  void whatever_comes_the_ends_are_kept_and_no_slice_has_two() {
    Property.check(
        "samples of a time",
        500,
        random -> {
          var times = new TreeSet<Long>();
          int length = random.nextInt(1, 3_000);
          random.longs(random.nextInt(1, 400), 0, length).forEach(times::add);
          int most = random.nextInt(1, 60);
          var kept = seconds(of(most, length, times));
          assertThat(kept).isSorted().doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(most + 1);
          assertThat(kept.getFirst()).isEqualTo(times.first());
          assertThat(kept.getLast()).isEqualTo(times.last());
          if (times.size() <= most) {
            assertThat(kept).containsExactlyElementsOf(times);
          } else {
            assertThat(kept).containsAll(lastOfEach(times, length, most).values());
          }
        });
  }

  private static Map<Long, Long> lastOfEach(Set<Long> times, long length, int most) {
    long slice = Math.ceilDiv(length * 1_000_000, most);
    var last = new TreeMap<Long, Long>();
    times.forEach(time -> last.put(Math.min(most - 1, time * 1_000_000 / slice), time));
    return last;
  }
}
