package dev.blotter.ledger.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.ledger.Fault.Kind;
import dev.blotter.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How verifications end, and how long ago everything was verified. */
class VerificationsTest {

  private static final int LANE = 7;
  private static final int DAY = 86_400;

  @TempDir Path folder;

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase(2);

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private TestLedger ledger;

  @BeforeEach
  void seal_a_lane() {
    ledger = new TestLedger(database, folder);
    ledger.append(20, LANE);
    ledger.seal();
  }

  @Test
  void one_that_could_not_be_brought_to_its_end_has_found_nothing() {
    takeAway("streams");
    var run = ledger.verify(VerificationScope.lane(LANE));
    putBack("streams");
    assertThat(run.status()).hasToString("BROKEN_OFF");
    assertThat(run.found()).isZero();
    assertThat(run.error()).contains("streams");
    assertThat(ledger.summary().faults()).isEmpty();
  }

  @Test
  void one_that_broke_off_after_it_had_found_something_has_failed() {
    ledger.tamper("UPDATE domain_events SET actor_id = 'eve' WHERE lane_position = 7");
    takeAway("streams");
    var run = ledger.verify(VerificationScope.lane(LANE));
    putBack("streams");
    assertThat(run.status()).hasToString("FAILED");
    assertThat(run.error()).contains("streams");
    assertThat(await(ledger.faults.open())).anyMatch(known -> known.fault().kind() == Kind.CHANGED);
  }

  @Test
  void the_log_is_unverified_since_the_first_seal_until_everything_was_gone_through() {
    ledger.tamper("UPDATE ledger_seals SET sealed_at = sealed_at - interval '3 days'");
    assertThat(unverified()).isBetween(3.0 * DAY, 3.1 * DAY);
    ledger.verify(VerificationScope.lane(LANE));
    assertThat(unverified()).isBetween(3.0 * DAY, 3.1 * DAY);
    ledger.verify(VerificationScope.all());
    assertThat(unverified()).isBetween(0.0, 60.0);
  }

  @Test
  void one_that_broke_off_has_verified_nothing() {
    ledger.tamper("UPDATE ledger_seals SET sealed_at = sealed_at - interval '3 days'");
    takeAway("streams");
    ledger.verify(VerificationScope.all());
    putBack("streams");
    assertThat(unverified()).isBetween(3.0 * DAY, 3.1 * DAY);
  }

  private double unverified() {
    var config = new TestConfig(folder, Optional.empty());
    var figures = new LedgerFigures(ledger.summaries, ledger.publishing, config);
    metrics.clear();
    new LedgerMetrics(metrics, figures, Clock.systemUTC()).register(new StartupEvent());
    await(figures.run());
    return metrics.get("blotter.ledger.verified.age.seconds").gauge().value();
  }

  private void takeAway(String table) {
    ledger.sql("ALTER TABLE " + table + " RENAME TO taken_away");
  }

  private void putBack(String table) {
    ledger.sql("ALTER TABLE taken_away RENAME TO " + table);
  }
}
