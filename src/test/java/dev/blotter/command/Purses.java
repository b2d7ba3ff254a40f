package dev.blotter.command;

import dev.blotter.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Purses whose commands go through the real pipeline to a log of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Purses {

  @AutoClose final TestDatabase database = TestDatabase.freshDatabase();

  UUID user = UUID.randomUUID();

  @BeforeEach
  final void beSomebodyElse() {
    user = UUID.randomUUID();
  }

  static <T> List<T> await(Stream<Uni<T>> unis) {
    return Uni.join().all(unis.toList()).andFailFast().await().atMost(TestBus.PATIENCE);
  }

  final long events(UUID user) {
    return count("SELECT count(*) FROM domain_events WHERE user_id = $1", user);
  }

  final long count(String sql, UUID user) {
    return database
        .pool()
        .preparedQuery(sql)
        .execute(Tuple.of(user))
        .await()
        .atMost(TestBus.PATIENCE)
        .iterator()
        .next()
        .getLong(0);
  }
}
