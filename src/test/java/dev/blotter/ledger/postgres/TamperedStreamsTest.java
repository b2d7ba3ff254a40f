package dev.blotter.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.Account;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a superuser does to what is said of aggregates beside their events is found. */
class TamperedStreamsTest extends SealedLane {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version = version - 1 | is at version 1, its events go to 2
          version = version + 1 | is at version 3, its events go to 2
          user_id = aggregate_id | is of user
          first_occurred_at = first_occurred_at + '1 s' | began at
          version = version - 1, user_id = aggregate_id | is at version 1, its events go to 2, is of user
          """)
  void a_stream_that_says_another_thing_than_its_events_is_found(String change, String says) {
    var order = ledger.aggregateId(lane, 7);
    ledger.tamper("UPDATE streams SET %s WHERE aggregate_id = '%s'".formatted(change, order));
    var found = verify().findings();
    assertThat(found).singleElement().matches(fault -> fault.kind() == Kind.STREAM_MISMATCH);
    assertThat(found.getFirst().position()).isEqualTo(8);
    assertThat(found.getFirst().detail())
        .startsWith("streams says that order " + order + " " + says);
    assertThat(ledger.summary().status()).isEqualTo(Summary.Status.BROKEN);
  }

  @Test
  void a_stream_that_is_gone_is_found() {
    var order = ledger.aggregateId(lane, 7);
    ledger.tamper("DELETE FROM streams WHERE aggregate_id = '%s'".formatted(order));
    assertThat(verify().findings())
        .containsExactly(
            Fault.lane(
                Kind.STREAM_MISMATCH,
                lane,
                8,
                "streams has no row of order %s, which has events".formatted(order)));
  }

  @Test
  void a_stream_without_events_is_found() {
    var id = Account.inLane(lane).userId();
    ledger.tamper(
        "INSERT INTO streams VALUES (%d, 'user', '%s', '%s', 2, now())".formatted(lane, id, id));
    assertThat(verify().findings())
        .containsExactly(
            new Fault(
                Kind.STREAM_MISMATCH,
                lane,
                null,
                null,
                null,
                "streams has a row of user %s, which has no events".formatted(id)));
  }

  @Test
  void of_many_streams_all_are_counted_and_the_first_are_named() {
    ledger.append(300, lane);
    ledger.tamper("UPDATE streams SET version = version + 1 WHERE lane = " + lane);
    var run = verify();
    assertThat(run.found()).isEqualTo((EVENTS + 300) / 2);
    assertThat(run.findings()).hasSize(100).extracting(Fault::position).startsWith(2L, 4L, 6L);
  }
}
