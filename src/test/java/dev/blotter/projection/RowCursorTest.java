package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.testing.TestDatabase;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** With one connection, which must be there again for the next. */
class RowCursorTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final Statement NUMBERS =
      new Statement("SELECT n FROM generate_series(1, 1000) AS n", List.of());

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase(1);
  private final Pool pool = database.pool();

  @Test
  void gives_its_connection_back_when_it_is_cancelled_before_there_was_one_for_it() {
    var held = await(pool.getConnection());
    numbers().subscribe().with(row -> {}).cancel();
    await(held.close());

    await(pool.getConnection().await().atMost(AT_ONCE).close());
  }

  @Test
  void gives_its_connection_back_when_it_is_cancelled_on_the_way() {
    var first = await(numbers().toUni());
    assertThat(first).isNotEmpty();

    await(pool.getConnection().await().atMost(AT_ONCE).close());
  }

  @Test
  void gives_its_connection_back_when_all_is_read() {
    var all = await(numbers().collect().asList());

    assertThat(all.stream().mapToInt(List::size).sum()).isEqualTo(1000);
    await(pool.getConnection().await().atMost(AT_ONCE).close());
  }

  private Multi<List<Integer>> numbers() {
    return RowCursor.read(pool, NUMBERS, row -> row.getInteger("n"));
  }
}
