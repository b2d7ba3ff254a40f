package dev.blotter.eventlog.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Lane;
import dev.blotter.testing.Seeds;
import dev.blotter.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaneTwinTest {

  @Test
  void the_database_finds_the_same_lane_in_any_id() {
    var ids =
        Seeds.of("lane twin", 20_000)
            .mapToObj(Seeds::random)
            .map(random -> new UUID(random.nextLong(), random.nextLong()))
            .toArray(UUID[]::new);
    try (var database = TestDatabase.freshDatabase()) {
      var lanes =
          database
              .pool()
              .preparedQuery(
                  "SELECT lane_of(id) FROM unnest($1::uuid[]) WITH ORDINALITY u(id, n) ORDER BY n")
              .mapping((Row row) -> row.getInteger(0))
              .execute(Tuple.of(ids))
              .await()
              .atMost(Duration.ofSeconds(10));
      assertThat(lanes).containsExactlyElementsOf(Arrays.stream(ids).map(Lane::of).toList());
    }
  }
}
