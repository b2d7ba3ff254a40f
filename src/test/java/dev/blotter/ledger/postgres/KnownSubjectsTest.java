package dev.blotter.ledger.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.testing.TestDatabase;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who was taken out of one place is known from the other, so that it can be verified. */
class KnownSubjectsTest {

  private static final int LANE = 7;

  @TempDir Path folder;

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase();

  private TestLedger ledger;
  private VerificationScope order;
  private VerificationScope user;

  @BeforeEach
  void append() {
    ledger = new TestLedger(database, folder);
    ledger.append(2, LANE);
    order = VerificationScope.aggregate(AggregateRef.order(ledger.aggregateId(LANE, 1)));
    user =
        VerificationScope.user(
            UUID.fromString(ledger.sql("SELECT user_id::text FROM all_events").getFirst()));
  }

  @Test
  void what_the_log_or_streams_have_is_known() {
    assertThat(has(order)).isTrue();
    assertThat(has(user)).isTrue();
    ledger.tamper("DELETE FROM streams");
    assertThat(has(order)).isTrue();
    assertThat(has(user)).isTrue();
  }

  @Test
  void an_aggregate_is_known_by_streams_when_its_events_are_gone() {
    ledger.tamper("DELETE FROM domain_events");
    assertThat(has(order)).isTrue();
    ledger.tamper("DELETE FROM streams");
    assertThat(has(order)).isFalse();
    assertThat(has(user)).isFalse();
  }

  @Test
  void nobody_is_known_by_the_id_of_something_else() {
    assertThat(has(VerificationScope.aggregate(AggregateRef.position(ledger.aggregateId(LANE, 1)))))
        .isFalse();
    assertThat(has(VerificationScope.user(UUID.randomUUID()))).isFalse();
    assertThat(has(VerificationScope.all())).isTrue();
    assertThat(has(VerificationScope.lane(LANE))).isTrue();
  }

  private boolean has(VerificationScope scope) {
    return await(new KnownSubjects(database.pool()).has(scope));
  }
}
