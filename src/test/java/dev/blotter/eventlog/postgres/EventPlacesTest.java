package dev.blotter.eventlog.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.Account;
import dev.blotter.eventlog.AppendResult.Appended;
import dev.blotter.eventlog.Criterion;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.Note;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event is found by its id, whatever the clock said by which that was made. */
class EventPlacesTest {

  private static final int LANE = 7;
  private static final SearchConfig CONFIG = () -> Duration.ofSeconds(5);

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();

  private final EventPlaces places = new EventPlaces(pool(), CONFIG);
  private final PostgresEventSearch search = new PostgresEventSearch(pool(), Note.codec(), CONFIG);

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT45M", "PT2H", "PT-2H", "P400D"})
  void an_event_of_a_node_whose_clock_is_wrong_is_in_the_log(Duration ahead) {
    var event = appended(InstantSource.offset(InstantSource.system(), ahead));
    assertThat(await(places.find(event.eventId()))).contains(event.position());
    assertThat(await(search.find(by(event.eventId()), null, 10)))
        .extracting(RecordedEvent::eventId)
        .containsExactly(event.eventId());
    assertThat(await(search.rows(by(event.eventId()), null, 10))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT2H"})
  void it_is_found_among_what_is_a_user_s_or_an_aggregate_s(Duration ahead) {
    var event = appended(InstantSource.offset(InstantSource.system(), ahead));
    for (var narrower :
        List.<Criterion>of(
            new Criterion.User(event.userId()), new Criterion.Aggregate(event.aggregate().id()))) {
      assertThat(await(search.rows(by(event.eventId()).and(narrower), null, 10))).hasSize(1);
    }
  }

  @Test
  void only_an_event_that_was_appended_when_its_id_says_is_near() {
    var event = appended(InstantSource.system());
    var late = appended(InstantSource.offset(InstantSource.system(), Duration.ofHours(2)));
    assertThat(await(places.near(event.eventId()))).contains(event.position());
    assertThat(await(places.near(late.eventId()))).isEmpty();
  }

  @Test
  void all_else_that_is_asked_for_must_hold_of_it_too() {
    var event = appended(InstantSource.system());
    var others = by(event.eventId()).and(new Criterion.User(UUID.randomUUID()));
    assertThat(await(search.find(others, null, 10))).isEmpty();
  }

  @Test
  void an_id_that_no_event_has_is_not_found() {
    for (var id : List.of(UUID.randomUUID(), Account.inLane(LANE).userId())) {
      assertThat(await(places.find(id))).isEmpty();
      assertThat(await(search.find(by(id), null, 10))).isEmpty();
    }
  }

  private static RecordedEvent appended(InstantSource clock) {
    var ids = new TimeOrderedIds(new SecureRandom());
    var log = new PostgresEventLog(pool(), Note.codec(), ids, clock);
    var ada = Account.inLane(LANE);
    var results = await(log.append(List.of(ada.note("c1", ada.order(), 0))));
    return ((Appended) results.getFirst()).last();
  }

  private static EventCriteria by(UUID eventId) {
    return EventCriteria.of(new Criterion.Event(eventId));
  }

  private static Pool pool() {
    return database.pool(database.service());
  }
}
