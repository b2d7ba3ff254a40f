package dev.blotter.ledger.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What metrics and health say of the ledger, whatever becomes of the sealing. */
class LedgerFiguresTest {

  @TempDir Path folder;

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase(2);

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  private TestLedger ledger() {
    return new TestLedger(database, folder);
  }

  private TestConfig config() {
    return new TestConfig(folder, Optional.empty());
  }

  private LedgerFigures told(LedgerFigures figures) {
    new LedgerMetrics(metrics, figures, Clock.systemUTC()).register(new StartupEvent());
    return figures;
  }

  private double gauge(String name) {
    return metrics.get("blotter.ledger." + name).gauge().value();
  }

  private static Status health(LedgerFigures figures) {
    return new LedgerHealth(figures).call().getStatus();
  }

  @Test
  void nothing_is_told_before_it_is_known() {
    var ledger = ledger();
    var figures = told(new LedgerFigures(ledger.summaries, ledger.publishing, config()));
    assertThat(gauge("unsealed.events")).isNaN();
    assertThat(gauge("broken")).isNaN();
    assertThat(health(figures)).isEqualTo(Status.UP);
    await(figures.run());
    assertThat(gauge("unsealed.events")).isZero();
    assertThat(gauge("broken")).isZero();
  }

  @Test
  void a_node_that_leaves_sealing_to_others_tells_what_waits_and_nothing_of_heads_outside() {
    var ledger = ledger();
    ledger.append(6, 1);
    ledger.seal();
    ledger.append(4, 1);
    var idle = told(new LedgerFigures(ledger.summaries, ledger.publishing, config().idle()));
    assertThat(idle.rhythm().interval()).isPresent();
    await(idle.run());
    assertThat(gauge("unsealed.events")).isEqualTo(4);
    assertThat(gauge("heads.unpublished")).isNaN();
  }

  @Test
  void a_node_that_cannot_seal_says_so_though_nothing_waits() {
    var ledger = ledger();
    var figures = new LedgerFigures(ledger.summaries, ledger.publishing, config());
    await(figures.run());
    figures.failed();
    assertThat(health(figures)).isEqualTo(Status.DOWN);
    figures.worked();
    assertThat(health(figures)).isEqualTo(Status.UP);
    assertThat(figures.failures()).isEqualTo(1);
  }

  @Test
  void sealed_events_that_no_head_holds_are_told_to_wait() {
    var ledger = ledger();
    ledger.append(6, 1);
    ledger.seal();
    var figures = told(new LedgerFigures(ledger.summaries, ledger.publishing, config()));
    await(figures.run());
    assertThat(gauge("head.waits.seconds")).isZero();
    ledger.append(4, 1);
    ledger.pass();
    await(figures.run());
    assertThat(gauge("head.waits.seconds")).isPositive();
    ledger.newHead();
    await(figures.run());
    assertThat(gauge("head.waits.seconds")).isZero();
  }

  @Test
  void a_ledger_that_cannot_be_read_any_more_is_not_known() {
    var ledger = ledger();
    var figures = told(new LedgerFigures(ledger.summaries, ledger.publishing, config()));
    await(figures.run());
    ledger.sql("ALTER TABLE ledger_lanes RENAME TO elsewhere");
    assertThatThrownBy(() -> await(figures.run())).isNotNull();
    assertThat(gauge("unsealed.events")).isNaN();
    assertThat(health(figures)).isEqualTo(Status.DOWN);
  }
}
