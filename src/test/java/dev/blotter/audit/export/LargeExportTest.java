package dev.blotter.audit.export;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.audit.evidence.Bundle;
import dev.blotter.eventlog.Criterion;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.Note;
import dev.blotter.eventlog.postgres.PostgresEventSearch;
import dev.blotter.json.Json;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.ExportFormat;
import dev.blotter.ledger.FolderArchive;
import dev.blotter.ledger.postgres.TestLedger;
import dev.blotter.seeding.SeededDatabase;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of a hundred thousand events. */
@Tag("seeded")
class LargeExportTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final EventCriteria PLACED =
      EventCriteria.of(new Criterion.Types("OrderInitialized"));
  private static final Actor AUDITOR = new Actor(Actor.Type.AUDITOR, "aud-1");

  @TempDir Path folder;

  private PostgresEventSearch search;
  private TestLedger ledger;

  @BeforeEach
  void open() {
    var database = SeededDatabase.get();
    search =
        new PostgresEventSearch(
            database.pool(database.service()), Note.codec(), () -> Duration.ofSeconds(5));
    ledger = new TestLedger(database, folder, new FolderArchive(folder.resolve("ledger")));
  }

  private static long number(String eventType) {
    var pool = SeededDatabase.get().pool();
    var count = "SELECT count(*) FROM all_events WHERE event_type = '" + eventType + "'";
    return await(pool.query(count).execute()).iterator().next().getLong(0);
  }

  private record Limits(long limit, int atOnce) implements ExportConfig {}

  private Exports exports(long limit, int atOnce) {
    return new Exports(
        search,
        ledger.evidence,
        Clock.systemUTC(),
        new Limits(limit, atOnce),
        () -> Path.of(System.getProperty("java.io.tmpdir")));
  }

  private static Export in(ExportFormat format) {
    return new Export(format, Json.MAPPER.createObjectNode(), AUDITOR);
  }

  private OpenedZip taken(EventCriteria criteria, ExportFormat format) throws IOException {
    Bundle bundle = exports(1_000_000, 1).make(criteria, in(format)).await().atMost(PATIENCE);
    assertThat(Files.size(bundle.path())).isEqualTo(bundle.size());
    var zip = folder.resolve(format + ".zip");
    Files.move(bundle.path(), zip, StandardCopyOption.REPLACE_EXISTING);
    return new OpenedZip(zip);
  }

  @Test
  void lines_of_json_hold_every_event_once_and_in_order() throws IOException {
    var expected = number("OrderInitialized");
    var lines = taken(PLACED, ExportFormat.ndjson).lines("events.ndjson");
    assertThat(expected).isGreaterThan(50_000);
    assertThat(lines).hasSize((int) expected);
    List<Stand> stands = lines.stream().map(Stand::of).toList();
    assertThat(stands).isSortedAccordingTo(Stand.ORDER.reversed()).doesNotHaveDuplicates();
  }

  @Test
  void comma_separated_values_hold_as_many() throws IOException {
    var canceled = EventCriteria.of(new Criterion.Types("OrderCanceled"));
    var lines = taken(canceled, ExportFormat.csv).lines("events.csv");
    assertThat(lines).hasSize((int) number("OrderCanceled") + 1).hasSizeGreaterThan(5_000);
    assertThat(lines.getFirst()).startsWith("lane,lane_position,occurred_at,event_id,");
  }

  @Test
  void another_reader_of_parquet_finds_every_event_typed_and_in_order()
      throws IOException, SQLException {
    var zip = taken(PLACED, ExportFormat.parquet);
    var file = zip.extracted("events.parquet");
    var found =
        Duck.first(
            """
            SELECT count(*) || ' ' || count(DISTINCT event_id) || ' ' ||
              count(*) FILTER (WHERE json_extract_string(payload, '$') IS NOT NULL) || ' ' ||
              bool_and(typeof(occurred_at) = 'TIMESTAMP WITH TIME ZONE'
                AND typeof(event_id) = 'UUID' AND typeof(lane) = 'INTEGER'
                AND typeof(lane_position) = 'BIGINT') || ' ' ||
              (SELECT count(*) FROM (SELECT occurred_at > lag(occurred_at) OVER (
                ORDER BY file_row_number) AS wrong
                FROM read_parquet('%1$s', file_row_number = true)) WHERE wrong)
            FROM read_parquet('%1$s')"""
                .formatted(file));
    var all = Long.toString(number("OrderInitialized"));
    assertThat(found).containsExactly(String.join(" ", all, all, all, "true", "0"));
    // Row groups bound what is held in memory.
    assertThat(
            Duck.first("SELECT max(row_group_id) > 0 FROM parquet_metadata('%s')".formatted(file)))
        .containsExactly("true");
  }

  @Test
  void more_than_may_be_is_refused_and_leaves_nothing() throws IOException {
    var before = left();
    var making = exports(5_000, 1).make(PLACED, in(ExportFormat.ndjson));
    assertThatThrownBy(() -> making.await().atMost(PATIENCE))
        .isInstanceOf(TooLarge.class)
        .hasMessageContaining("5000");
    assertThat(left()).isEqualTo(before);
  }

  @Test
  void whoever_leaves_stops_it_and_makes_room_for_the_next() throws IOException {
    var before = left();
    var exports = exports(1_000_000, 1);
    List<Bundle> made = new ArrayList<>();
    var running = exports.make(PLACED, in(ExportFormat.parquet)).subscribe().with(made::add);
    Awaitility.await().until(() -> left().size() > before.size());
    assertThatThrownBy(() -> exports.make(PLACED, in(ExportFormat.csv)).await().atMost(PATIENCE))
        .isInstanceOf(TooMany.class);
    running.cancel();
    Awaitility.await().until(() -> left().equals(before));
    assertThat(made).isEmpty();
    var next = exports.make(EventCriteria.of(new Criterion.Types("Nothing")), in(ExportFormat.csv));
    Files.delete(next.await().atMost(PATIENCE).path());
  }

  @Test
  void whoever_leaves_after_a_refusal_makes_room_once() throws IOException {
    var exports = exports(5_000, 1);
    var refused = exports.make(PLACED, in(ExportFormat.csv));
    var asked = refused.subscribe().withSubscriber(UniAssertSubscriber.create());
    asked.awaitFailure(PATIENCE).assertFailedWith(TooLarge.class);
    asked.cancel();
    var before = left();
    var running = refused.subscribe().with(made -> {}, fault -> {});
    assertThatThrownBy(() -> refused.await().atMost(PATIENCE)).isInstanceOf(TooMany.class);
    running.cancel();
    Awaitility.await().until(() -> left().equals(before));
  }

  private static List<Path> left() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("blotter-export-"))
          .sorted()
          .toList();
    }
  }

  private record Stand(Instant at, int lane, long position) {

    static final Comparator<Stand> ORDER =
        Comparator.comparing(Stand::at)
            .thenComparingInt(Stand::lane)
            .thenComparingLong(Stand::position);

    static Stand of(String line) {
      var event = Json.read(line, JsonNode.class);
      return new Stand(
          Instant.parse(event.get("occurred_at").textValue()),
          event.get("lane").intValue(),
          event.get("lane_position").longValue());
    }
  }
}
