package dev.blotter.eventlog.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.Account;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.testing.Property;
import dev.blotter.testing.Seeds;
import dev.blotter.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reading by cursor while writers commit out of order misses no event and repeats none. */
class CursorReadingTest {

  private static final int WRITERS = 3;
  private static final int LANES = 2;

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();
  private static final PostgresEventLog log = Logs.on(database.pool());

  @BeforeAll
  static void make_a_table() {
    await(database.pool().query("CREATE TABLE numbered (id bigserial, name text)").execute());
  }

  @Test
  void a_reader_of_the_lanes_sees_each_event_once_and_in_order() {
    readInOrder(100);
  }

  @Test
  @Tag("soak")
  void a_reader_of_the_lanes_sees_each_event_once_and_in_order_very_often() {
    readInOrder(5_000);
  }

  private static void readInOrder(int cases) {
    Property.check(
        "cursor per lane",
        cases,
        random -> {
          var lanes = new Lanes(random, await(log.heads()));
          var run = new Interleaving(lanes, random).run(WRITERS);
          assertThat(run.seen()).containsExactlyInAnyOrderElementsOf(run.committed());
          lanes.assertWithoutGap();
        });
  }

  @Test
  void the_same_writers_make_a_reader_of_a_plain_sequence_lose_events() {
    assertThat(Seeds.of("naive cursor", 100).anyMatch(CursorReadingTest::loses)).isTrue();
  }

  private static boolean loses(long seed) {
    try {
      var run = new Interleaving(new Sequence(), Seeds.random(seed)).run(WRITERS);
      return !run.seen().containsAll(run.committed());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The log, in some of its lanes. */
  private static final class Lanes implements Interleaving.Script {
    private final RandomGenerator random;
    private final long[] start;
    private final long[] cursor;
    private final List<RecordedEvent> read = new ArrayList<>();

    Lanes(RandomGenerator random, long[] heads) {
      this.random = random;
      this.start = heads;
      this.cursor = heads.clone();
    }

    @Override
    public HeldTransaction<?> begin(String name) {
      var account = Account.inLane(random.nextInt(LANES));
      return HeldTransaction.append(database.pool(), account.note(name, account.order(), 0));
    }

    @Override
    public List<String> read() {
      List<RecordedEvent> events = new ArrayList<>();
      for (var lane = 0; lane < LANES; lane++) {
        var found = await(log.readLane(lane, cursor[lane], 1 + random.nextInt(4)));
        if (!found.isEmpty()) {
          events.addAll(found);
          cursor[lane] = found.getLast().position().position();
        }
      }
      read.addAll(events);
      return events.stream().map(RecordedEvent::commandId).toList();
    }

    void assertWithoutGap() {
      assertThat(await(log.heads())).isEqualTo(cursor);
      for (var number = 0; number < LANES; number++) {
        var lane = number;
        assertThat(read.stream().filter(event -> event.position().lane() == lane))
            .extracting(event -> event.position().position())
            .containsExactlyElementsOf(
                LongStream.rangeClosed(start[lane] + 1, cursor[lane]).boxed().toList());
      }
    }
  }

  /** What many do: number the rows by a sequence and read those above the last number seen. */
  private static final class Sequence implements Interleaving.Script {
    private long last = lastId();

    private static long lastId() {
      var rows = database.pool().query("SELECT coalesce(max(id), 0) FROM numbered").execute();
      return await(rows).iterator().next().getLong(0);
    }

    @Override
    public HeldTransaction<?> begin(String name) {
      var insert = "INSERT INTO numbered (name) VALUES ($1)";
      return new HeldTransaction<>(
          database.pool(), connection -> connection.preparedQuery(insert).execute(Tuple.of(name)));
    }

    @Override
    public List<String> read() {
      var above = "SELECT id, name FROM numbered WHERE id > $1 ORDER BY id";
      List<String> names = new ArrayList<>();
      for (Row row : await(database.pool().preparedQuery(above).execute(Tuple.of(last)))) {
        last = row.getLong("id");
        names.add(row.getString("name"));
      }
      return names;
    }
  }
}
