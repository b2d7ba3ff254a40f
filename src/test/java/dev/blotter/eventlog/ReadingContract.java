package dev.blotter.eventlog;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.AggregateRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every log must tell of what it holds. */
public abstract class ReadingContract extends EventLogContract {
  protected ReadingContract(EventLog log) {
    super(log);
  }

  @Test
  void a_stream_is_read_from_a_version_on_and_no_further_than_asked() {
    IntStream.range(0, 10).forEach(i -> append(ada.note("c" + i, order, i)));
    assertThat(texts(await(log.readStream(order, 7, 100)))).containsExactly("c7", "c8", "c9");
    assertThat(texts(await(log.readStream(order, 2, 3)))).containsExactly("c2", "c3", "c4");
    assertThat(await(log.readStream(order, 10, 100))).isEmpty();
  }

  @Test
  void several_streams_are_read_at_once_each_from_its_version_on() {
    append(ada.note("a", order, 0), ada.note("b", portfolio, 0), ada.note("c", order, 1));
    append(ada.note("d", portfolio, 1), eve.note("e", eve.order(), 0));
    var none = ada.order();
    var read = await(log.readStreams(Map.of(order, 0L, portfolio, 1L, none, 0L)));
    assertThat(read).containsOnlyKeys(order, portfolio);
    assertThat(texts(read.get(order))).containsExactly("a", "c");
    assertThat(texts(read.get(portfolio))).containsExactly("d");
    assertThat(await(log.readStreams(Map.of(order, 2L)))).isEmpty();
  }

  @Test
  void a_lane_is_read_from_a_position_on_and_no_further_than_asked() {
    IntStream.range(0, 10).forEach(i -> append(ada.note("c" + i, order, i)));
    assertThat(texts(await(log.readLane(LANE, head + 8, 100)))).containsExactly("c8", "c9");
    assertThat(texts(await(log.readLane(LANE, head, 2)))).containsExactly("c0", "c1");
    assertThat(texts(await(log.readLane(LANE, head + 4, 2)))).containsExactly("c4", "c5");
    assertThat(await(log.readLane(LANE, head + 10, 100))).isEmpty();
  }

  @Test
  void the_head_of_an_aggregate_tells_its_owner_version_and_beginning() {
    var first = appended(ada.note("a", order, 0)).last();
    append(ada.note("b", order, 1));
    assertThat(await(log.head(order)))
        .contains(new StreamHead(order, ada.userId(), 2, first.occurredAt()));
    assertThat(await(log.head(portfolio))).isEmpty();
  }

  @Test
  void heads_of_several_are_told_at_once_and_of_those_alone_that_are_there() {
    append(ada.note("a", order, 0));
    append(ada.note("b", portfolio, 0));
    var heads = await(log.headsOf(List.of(order, portfolio, AggregateRef.user(ada.userId()))));
    assertThat(heads).containsOnlyKeys(order, portfolio);
    assertThat(heads.get(portfolio).version()).isEqualTo(1);
    assertThat(await(log.headsOf(List.of()))).isEmpty();
  }

  @Test
  void the_version_that_an_aggregate_had_at_a_moment_is_told() {
    var first = appended(ada.note("a", order, 0)).last();
    var second = appended(ada.note("b", order, 1)).last();
    var before = first.occurredAt().minusNanos(1000);
    assertThat(await(log.versionAt(order, before))).isZero();
    assertThat(await(log.versionAt(order, second.occurredAt()))).isEqualTo(2);
    assertThat(await(log.versionAt(order, second.occurredAt().minusNanos(1000))))
        .isEqualTo(first.occurredAt().equals(second.occurredAt()) ? 0 : 1);
    assertThat(await(log.versionAt(portfolio, second.occurredAt()))).isZero();
  }

  @Test
  void it_is_told_of_every_moment_of_a_long_history() {
    List<Instant> moments = new ArrayList<>();
    for (int version = 0; version < 33; version++) {
      moments.add(appended(ada.note("c" + version, order, version)).last().occurredAt());
    }
    for (var moment : moments) {
      assertThat(await(log.versionAt(order, moment))).isEqualTo(moments.lastIndexOf(moment) + 1);
      assertThat(await(log.versionAt(order, moment.minusNanos(1000))))
          .isEqualTo(moments.stream().filter(other -> other.isBefore(moment)).count());
    }
    assertThat(await(log.versionAt(order, Instant.now().plusSeconds(60)))).isEqualTo(33);
  }
}
