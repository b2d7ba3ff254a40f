package dev.blotter.audit.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.eventlog.MissingEvent;
import dev.blotter.eventlog.Note.Noted;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.eventlog.UserEvents;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.LanePosition;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AccountHistoryTest {

  private static final UUID USER = UUID.fromString("019a0000-0000-7000-8000-000000000001");
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final StreamHead HEAD = new StreamHead(AggregateRef.user(USER), USER, 1, START);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Recorded recorded = new Recorded(3_500);

  private AccountHistory histories(long limit) {
    return new AccountHistory(recorded, new HistoryLimits(limit, 2));
  }

  private List<Long> seen(long limit, Instant until) {
    return histories(limit).fold(HEAD, until, Seen::new).await().atMost(PATIENCE).positions;
  }

  @Test
  void every_event_is_gone_through_once_and_in_order() {
    var all = LongStream.rangeClosed(1, 3_500).boxed().toList();
    assertThat(seen(1_000_000, UserEvents.EVER)).isEqualTo(all);
    // Seven events are of each moment, so that batches end amidst one.
    assertThat(recorded.largest).isLessThanOrEqualTo(1_000);
  }

  @Test
  void the_moment_itself_is_included() {
    var tenth = START.plusSeconds(10);
    assertThat(seen(1_000_000, tenth)).hasSize(77).last().isEqualTo(77L);
    assertThat(seen(1_000_000, tenth.minusNanos(1_000))).hasSize(70);
    assertThat(seen(1_000_000, START.minusNanos(1_000))).isEmpty();
  }

  @Test
  void more_events_than_may_be_are_refused_and_just_as_many_are_not() {
    assertThat(seen(3_500, UserEvents.EVER)).hasSize(3_500);
    assertThat(seen(77, START.plusSeconds(10))).hasSize(77);
    assertThatThrownBy(() -> seen(3_499, UserEvents.EVER))
        .isInstanceOf(HistoryTooLong.class)
        .hasMessageContaining("3499");
  }

  @Test
  void a_long_history_is_given_up_soon() {
    assertThatThrownBy(() -> seen(500, UserEvents.EVER)).isInstanceOf(HistoryTooLong.class);
    assertThat(recorded.asked).isEqualTo(1);
  }

  @Test
  void nothing_is_told_of_what_came_behind_an_event_that_is_gone() {
    recorded.gone = 1_234;
    var histories = histories(1_000_000);
    for (int time = 0; time < 3; time++) {
      assertThatThrownBy(() -> all(histories))
          .isInstanceOf(MissingEvent.class)
          .hasMessageContaining("has no version 1234, and goes on");
    }
    assertThat(seen(1_000_000, START.plusSeconds(10))).hasSize(77);
    recorded.gone = 1;
    assertThatThrownBy(() -> seen(1_000_000, START.plusSeconds(10)))
        .isInstanceOf(MissingEvent.class)
        .hasMessageContaining("has no version 1,");
  }

  @Test
  void only_so_many_long_histories_are_gone_through_at_a_time_and_any_number_of_short_ones() {
    var histories = histories(1_000_000);
    recorded.held = new CompletableFuture<>();
    var first = histories.fold(HEAD, UserEvents.EVER, Seen::new).subscribeAsCompletionStage();
    var second = histories.fold(HEAD, UserEvents.EVER, Seen::new).subscribeAsCompletionStage();
    assertThatThrownBy(() -> all(histories)).isInstanceOf(TooManyHistories.class);
    assertThat(
            histories
                .fold(HEAD, START.plusSeconds(10), Seen::new)
                .await()
                .atMost(PATIENCE)
                .positions)
        .hasSize(77);
    second.cancel(true);
    recorded.held.complete(null);
    assertThat(first.join().positions).hasSize(3_500);
    assertThat(all(histories).positions).hasSize(3_500);
    assertThat(all(histories).positions).hasSize(3_500);
  }

  @Test
  void whoever_leaves_after_the_answer_gives_no_place_back_that_was_given_back() {
    var histories = histories(2_500);
    var refused = histories.fold(HEAD, UserEvents.EVER, Seen::new);
    var asked = refused.subscribe().withSubscriber(UniAssertSubscriber.create());
    asked.awaitFailure(PATIENCE).assertFailedWith(HistoryTooLong.class);
    asked.cancel();
    recorded.held = new CompletableFuture<>();
    var first = refused.subscribeAsCompletionStage();
    var second = refused.subscribeAsCompletionStage();
    assertThatThrownBy(() -> all(histories)).isInstanceOf(TooManyHistories.class);
    recorded.held.complete(null);
    assertThat(first).failsWithin(PATIENCE);
    assertThat(second).failsWithin(PATIENCE);
  }

  @Test
  void what_is_told_on_the_way_is_told_once_and_in_order() {
    var told = histories(1_000_000).told(HEAD, UserEvents.EVER, Told::new).collect().asList();
    assertThat(told.await().atMost(PATIENCE))
        .hasSizeGreaterThan(3)
        .allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(1_000))
        .flatMap(part -> part)
        .isEqualTo(LongStream.rangeClosed(1, 3_500).boxed().toList());
  }

  @Test
  void a_history_that_is_told_takes_a_place_as_long_as_somebody_listens() {
    var histories = histories(1_000_000);
    recorded.held = new CompletableFuture<>();
    var told = histories.told(HEAD, UserEvents.EVER, Told::new).collect().last();
    var first = told.subscribe().withSubscriber(UniAssertSubscriber.create());
    var second = told.subscribeAsCompletionStage();
    assertThatThrownBy(() -> all(histories)).isInstanceOf(TooManyHistories.class);
    first.cancel();
    recorded.held.complete(null);
    assertThat(second.join()).endsWith(3_500L);
    assertThat(all(histories).positions).hasSize(3_500);
    assertThatThrownBy(
            () ->
                histories(3_499)
                    .told(HEAD, UserEvents.EVER, Told::new)
                    .collect()
                    .last()
                    .await()
                    .atMost(PATIENCE))
        .isInstanceOf(HistoryTooLong.class);
  }

  /** Tells each event once the next one has come. */
  private static final class Told implements Telling<Long> {
    private final List<Long> certain = new ArrayList<>();
    private long next;

    @Override
    public Set<AggregateType> types() {
      return EnumSet.allOf(AggregateType.class);
    }

    @Override
    public void add(RecordedEvent event) {
      if (next > 0) {
        certain.add(next);
      }
      next = event.position().position();
    }

    @Override
    public List<Long> told() {
      var told = List.copyOf(certain);
      certain.clear();
      return told;
    }

    @Override
    public List<Long> rest() {
      return List.of(next);
    }
  }

  private static Seen all(AccountHistory histories) {
    return histories.fold(HEAD, UserEvents.EVER, Seen::new).await().atMost(PATIENCE);
  }

  private static final class Seen implements AccountFold {
    private final List<Long> positions = new ArrayList<>();

    @Override
    public Set<AggregateType> types() {
      return EnumSet.allOf(AggregateType.class);
    }

    @Override
    public void add(RecordedEvent event) {
      positions.add(event.position().position());
    }
  }

  /** Events of one user, seven of each second. */
  private static final class Recorded implements UserEvents {
    private final List<RecordedEvent> all;
    private int largest;
    private int asked;

    /** A version that is not there. */
    private long gone;

    /** What all batches but the first wait for. */
    private CompletableFuture<Void> held = CompletableFuture.completedFuture(null);

    Recorded(int size) {
      all = LongStream.rangeClosed(1, size).mapToObj(Recorded::event).toList();
    }

    private static RecordedEvent event(long position) {
      return new RecordedEvent(
          new UUID(0, position),
          new LanePosition(HEAD.aggregate().lane(), position),
          AggregateRef.user(USER),
          position,
          USER,
          START.plusSeconds((position - 1) / 7),
          null,
          "command",
          new Origin(Actor.system("test"), USER, null),
          new Noted("note"));
    }

    @Override
    public Uni<List<RecordedEvent>> read(
        UUID userId, Set<AggregateType> types, Place after, Instant until, int limit) {
      asked++;
      largest = Math.max(largest, limit);
      List<RecordedEvent> found =
          all.stream()
              .filter(event -> event.version() != gone)
              .filter(event -> event.position().position() > after.position().position())
              .filter(event -> !event.occurredAt().isBefore(after.at()))
              .filter(event -> !event.occurredAt().isAfter(until))
              .limit(limit)
              .toList();
      return after.position().position() == 0
          ? Uni.createFrom().item(found)
          : Uni.createFrom().completionStage(held.copy()).replaceWith(found);
    }
  }
}
