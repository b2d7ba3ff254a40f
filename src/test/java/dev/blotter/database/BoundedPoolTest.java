package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.Logged;
import dev.blotter.testing.TestDatabase;
import dev.blotter.testing.TestVertx;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BoundedPoolTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String SAYS_NOTHING = "SELECT pg_sleep(2)";

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase(1);

  private final BoundedPool bounds = new BoundedPool(withSilence("500ms"));
  private final Pool pool = new Pool(bounds.create(new Given()));

  @Test
  void a_server_that_says_nothing_is_given_up() {
    assertThat(DatabaseUnavailable.explains(await(failure(pool, SAYS_NOTHING)))).isTrue();
    // The pool hears of the end a moment after whoever asked.
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> await(pool.query("SELECT 1").execute()).size() == 1);
  }

  @Test
  void a_statement_that_may_take_its_time_is_not() {
    assertThat(await(bounds.unhurried(pool).query(SAYS_NOTHING).execute()).size()).isEqualTo(1);
  }

  @Test
  void the_log_says_what_a_server_ends_a_connection_for_that_somebody_holds() {
    try (var logged = Logged.by(EndedConnection.class)) {
      await(
          pool.withConnection(
                  held ->
                      held.query("SET idle_in_transaction_session_timeout = 100; BEGIN")
                          .execute()
                          .onItem()
                          .delayIt()
                          .by(Duration.ofMillis(400))
                          .chain(() -> held.query("SELECT 1").execute()))
              .onFailure()
              .recoverWithNull());
      assertThat(logged.texts()).hasSize(1).first().asString().contains("25P03");
    }
  }

  private static Uni<Throwable> failure(Pool pool, String sql) {
    return pool.query(sql)
        .execute()
        .<Throwable>map(done -> new AssertionError("it went well: " + sql))
        .onFailure()
        .recoverWithItem(failure -> failure);
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }

  private static PoolConfig withSilence(String silence) {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 1, new DurationConverter())
        .withMapping(PoolConfig.class)
        .withDefaultValue("blotter.database.silence", silence)
        .build()
        .getConfigMapping(PoolConfig.class);
  }

  /** What the framework gives to whoever makes its pool. */
  private static final class Given implements PgPoolCreator.Input {

    @Override
    public Vertx vertx() {
      return TestVertx.get();
    }

    @Override
    public PoolOptions poolOptions() {
      return new PoolOptions().setMaxSize(1);
    }

    @Override
    public List<PgConnectOptions> pgConnectOptionsList() {
      var server = database.service();
      return List.of(
          PgConnectOptions.fromUri(server.reactiveUrl())
              .setUser(server.user())
              .setPassword(server.password()));
    }
  }
}
