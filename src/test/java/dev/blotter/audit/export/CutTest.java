package dev.blotter.audit.export;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.Note;
import dev.blotter.eventlog.postgres.PostgresEventSearch;
import dev.blotter.ledger.FolderArchive;
import dev.blotter.ledger.postgres.TestLedger;
import dev.blotter.testing.TestDatabase;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutTest {

  private static final EventCriteria NEWEST_FIRST = EventCriteria.ALL;
  private static final EventCriteria OLDEST_FIRST = EventCriteria.ALL.fromTheOldest();

  @TempDir Path folder;

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase();
  private TestLedger ledger;
  private PostgresEventSearch search;

  @BeforeEach
  void append() {
    ledger = new TestLedger(database, folder, new FolderArchive(folder.resolve("ledger")));
    search =
        new PostgresEventSearch(
            database.pool(database.service()), Note.codec(), () -> Duration.ofSeconds(5));
    ledger.append(20, 3, 5, 63);
  }

  private static List<String> places(List<List<EventRow>> pages) {
    return pages.stream()
        .flatMap(List::stream)
        .map(event -> event.place().position().toString())
        .toList();
  }

  @Test
  void nothing_that_came_later_is_in_it_and_nothing_before_is_missing() {
    var before = places(await(search.all(NEWEST_FIRST, await(search.cut()), 7).collect().asList()));
    assertThat(before).hasSize(60).doesNotHaveDuplicates().contains("3.1", "5.20", "63.20");
    var cut = await(search.cut());
    ledger.append(20, 3, 4);
    for (int batch : List.of(1, 7, 60, 61)) {
      var read = await(search.all(NEWEST_FIRST, cut, batch).collect().asList());
      assertThat(places(read)).containsExactlyElementsOf(before);
    }
    assertThat(places(await(search.all(NEWEST_FIRST, await(search.cut()), 7).collect().asList())))
        .hasSize(100);
  }

  @Test
  void what_comes_while_the_oldest_are_read_does_not_keep_it_going() {
    var cut = await(search.cut());
    var read =
        await(
            search
                .all(OLDEST_FIRST, cut, 5)
                .emitOn(Infrastructure.getDefaultExecutor())
                .onItem()
                .invoke(page -> ledger.append(2, 3))
                .collect()
                .asList());
    assertThat(places(read)).hasSize(60);
  }

  @Test
  void an_empty_log_has_an_empty_one() {
    try (var empty = TestDatabase.freshDatabase()) {
      var other =
          new PostgresEventSearch(
              empty.pool(empty.service()), Note.codec(), () -> Duration.ofSeconds(5));
      assertThat(await(other.all(NEWEST_FIRST, await(other.cut()), 5).collect().asList()))
          .allSatisfy(page -> assertThat(page).isEmpty());
    }
  }
}
