package dev.blotter.clock;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.clock.postgres.DatabaseReference;
import dev.blotter.clock.postgres.PostgresClockSamples;
import dev.blotter.kernel.TimeSpan;
import dev.blotter.projection.Window;
import dev.blotter.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A node whose clock is off, beside a database and a server of NTP. */
class ClockWatchTest {

  private static final Duration TOLERANCE = Duration.ofSeconds(10);
  private static final Duration FAR = Duration.ofMinutes(1);

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase(2);

  private final FakeNtpServer server = new FakeNtpServer();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final KnownOffsets known = new KnownOffsets();
  private final List<String> told = new ArrayList<>();
  private final Logger logger = Logger.getLogger(KnownOffsets.class.getName());
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          told.add(entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private volatile Duration behind = Duration.ZERO;
  private ClockSamples samples;
  private Config config;

  record Config(String name, String server, Optional<Duration> every) implements ClockConfig {
    Config(String name, String server) {
      this(name, server, Optional.of(Duration.ofSeconds(60)));
    }

    @Override
    public Duration tolerance() {
      return TOLERANCE;
    }

    @Override
    public Optional<List<String>> ntp() {
      return Optional.of(List.of(server));
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Optional<String> node() {
      return Optional.of(name);
    }
  }

  @BeforeEach
  void listen(TestInfo test) {
    logger.addHandler(listener);
    samples = new PostgresClockSamples(database.pool(database.service()));
    config = new Config(test.getDisplayName(), server.address());
  }

  @AfterEach
  void leave() {
    logger.removeHandler(listener);
    server.close();
  }

  private Instant now() {
    return Instant.now().minus(behind);
  }

  private References references() {
    InstantSource clock = this::now;
    var pool = database.pool(database.service());
    return new References(new DatabaseReference(pool, clock), config, clock);
  }

  private void sample() {
    await(new ClockWatch(references(), samples, known, config).run());
  }

  private List<ClockSample> recorded() {
    var mine = new ClockCriteria(config.name(), null, null, TimeSpan.ALL);
    return await(samples.newest(mine, Window.first(100))).rows().stream()
        .map(RecordedSample::sample)
        .toList();
  }

  private static void mustBe(Reading reading, Duration offset) {
    var wrong = reading.offset().minus(offset).abs();
    // The server of the test tells whole milliseconds.
    assertThat(wrong).isLessThanOrEqualTo(reading.uncertainty().plusMillis(1));
  }

  @Test
  void a_clock_that_is_behind_is_found_out_by_both() {
    behind = Duration.ofMillis(1_500);
    server.isAhead(Duration.ofMillis(-500));
    sample();
    var found = recorded();
    assertThat(found)
        .extracting(ClockSample::reference)
        .containsExactly("ntp:" + server.address(), "database");
    mustBe(found.get(0).reading(), Duration.ofSeconds(1));
    mustBe(found.get(1).reading(), Duration.ofMillis(1_500));
    assertThat(found).extracting(ClockSample::tolerance).containsOnly(TOLERANCE);
  }

  @Test
  void a_drift_is_told_once_and_once_when_it_is_over() {
    behind = FAR;
    server.isAhead(FAR.negated());
    sample();
    sample();
    assertThat(told).singleElement().asString().startsWith("WARN").contains("drifted");
    assertThat(new ClockHealth(known).call().getStatus()).isEqualTo(Status.DOWN);
    behind = Duration.ZERO;
    server.isAhead(Duration.ZERO);
    sample();
    sample();
    assertThat(told).hasSize(2).last().asString().startsWith("INFO").contains("should be again");
    assertThat(new ClockHealth(known).call().getStatus()).isEqualTo(Status.UP);
    assertThat(recorded()).hasSize(8);
  }

  @Test
  void a_server_that_cannot_be_believed_is_told_once_and_the_others_are_asked() {
    server.hasStratum(16);
    sample();
    sample();
    assertThat(told).singleElement().asString().contains("not synchronized");
    assertThat(recorded()).extracting(ClockSample::reference).containsOnly("database");
    server.hasStratum(1);
    sample();
    assertThat(told).hasSize(2).last().asString().contains("again");
    assertThat(recorded()).hasSize(4);
  }

  @Test
  void a_server_that_says_nothing_is_waited_for_no_longer_than_it_may_take() {
    server.isSilent();
    sample();
    assertThat(told).singleElement().asString().contains(server.address());
    assertThat(recorded()).extracting(ClockSample::reference).containsOnly("database");
  }

  @Test
  void a_record_that_is_away_is_told_once_and_hides_no_drift() {
    behind = FAR;
    server.isAhead(FAR.negated());
    samples = new PostgresClockSamples(database.pool(database.address().withDatabase("gone")));
    sample();
    sample();
    assertThat(told).filteredOn(line -> line.contains("not on record")).hasSize(2);
    assertThat(told).filteredOn(line -> line.contains("drifted")).hasSize(1);
    assertThat(told).hasSize(3);
  }

  @Test
  void metrics_show_each_reference_from_its_first_sample_on() {
    new ClockMetrics(metrics, references(), known, config).register(new StartupEvent());
    assertThat(gauge("offset")).isNaN();
    behind = FAR;
    sample();
    assertThat(gauge("offset")).isBetween(59.0, 61.0);
    assertThat(gauge("uncertainty")).isBetween(0.0, 2.0);
    assertThat(gauge("sample.age")).isBetween(0.0, 10.0);
    assertThat(Optional.of(Duration.ofSeconds((long) gauge("interval")))).isEqualTo(config.every());
  }

  @Test
  void a_reference_that_has_never_answered_is_the_older_the_longer_the_node_is_up() {
    new ClockMetrics(metrics, references(), known, config).register(new StartupEvent());
    double before = gauge("sample.age");
    assertThat(before).isNotNegative();
    Awaitility.await().until(() -> gauge("sample.age") > before);
    assertThat(gauge("offset")).isNaN();
  }

  @Test
  void a_node_that_compares_no_clocks_tells_no_age() {
    var off = new Config(config.name(), config.server(), Optional.empty());
    new ClockMetrics(metrics, references(), known, off).register(new StartupEvent());
    assertThat(metrics.find("blotter.clock.sample.age.seconds").gauges()).isEmpty();
  }

  private double gauge(String name) {
    return metrics
        .get("blotter.clock." + name + ".seconds")
        .tag("reference", "database")
        .gauge()
        .value();
  }

  @Test
  void a_summary_tells_the_worst_of_a_time() {
    for (int millis : List.of(200, -60_000, 100, -50_000)) {
      var reading = new Reading(Duration.ofMillis(millis), Duration.ofMillis(1));
      await(samples.add(new ClockSample(config.name(), "database", reading, TOLERANCE)));
    }
    var now = Instant.now();
    var found = await(samples.summary(config.name(), now.minusSeconds(60), now.plusSeconds(60)));
    assertThat(found).hasSize(1);
    var summary = found.getFirst();
    assertThat(summary.samples()).isEqualTo(4);
    assertThat(summary.beyond()).isEqualTo(2);
    assertThat(summary.worst().offset()).isEqualTo(Duration.ofMinutes(-1));
    assertThat(summary.worst().uncertainty()).isEqualTo(Duration.ofMillis(1));
    assertThat(summary.worstAt()).isAfter(summary.firstAt()).isBefore(summary.lastAt());
  }

  @Test
  void an_address_that_is_none_is_refused_at_the_start() {
    config = new Config("n", "no server");
    assertThatThrownBy(this::references).isInstanceOf(IllegalArgumentException.class);
    config = new Config("n", "[::1]:12x");
    assertThatThrownBy(this::references).isInstanceOf(IllegalArgumentException.class);
    config = new Config("n", "localhost:99999");
    assertThatThrownBy(this::references)
        .hasMessage("blotter.clock.ntp: localhost:99999 is no host:port");
  }
}
