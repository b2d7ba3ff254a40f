package dev.blotter.ledger.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.job.Jobs;
import dev.blotter.testing.TestDatabase;
import dev.blotter.testing.TestVertx;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How soon an event is sealed. */
class SealingLoopTest {

  private static final int LANE = 7;

  /** Half of them may be slower, on a machine that is busy with other tests. */
  private static final int TIMES = 7;

  /** In milliseconds: a second as is promised, and as much again for the machine. */
  private static final long SOON = 2_000;

  @TempDir Path folder;

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase();

  private TestLedger ledger;
  private SealingLoop loop;

  @BeforeEach
  void begin() {
    ledger = new TestLedger(database, folder);
    var config = new TestConfig(folder, Optional.empty());
    var jobs = new Jobs();
    loop =
        new SealingLoop(
            TestVertx.get(),
            jobs,
            ledger.sealer,
            ledger.heads,
            new OutsideWork(ledger.outside, ledger.publishing, jobs, config),
            config,
            new LedgerFigures(ledger.summaries, ledger.publishing, config));
    loop.started(new StartupEvent());
  }

  @AfterEach
  void end() {
    loop.stopping(new ShutdownEvent());
  }

  @Test
  void what_another_node_appends_is_sealed_within_a_second() {
    assertThat(median(() -> {})).isLessThan(SOON);
  }

  @Test
  void what_this_node_appends_is_sealed_sooner() {
    assertThat(median(() -> loop.appended(LANE, List.of()))).isLessThan(SOON);
  }

  /** How many milliseconds it takes until an event is sealed. */
  private long median(Runnable told) {
    return LongStream.generate(() -> sealing(told))
        .limit(TIMES)
        .sorted()
        .skip(TIMES / 2)
        .findFirst()
        .orElseThrow();
  }

  private long sealing(Runnable told) {
    ledger.append(1, LANE);
    long began = System.nanoTime();
    told.run();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(30))
        .until(() -> await(ledger.summaries.now()).unsealed() == 0);
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }
}
