package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LateTimersTest {

  private static final int MOMENT_MILLIS = 200;

  private final LateTimers filter = new LateTimers();

  @Test
  void what_the_pool_reports_of_a_request_that_was_told_already_is_not_logged() throws Exception {
    assertThat(filter.isLoggable(entry(reportedByThePool()))).isFalse();
  }

  @Test
  void any_other_exception_that_nobody_caught_is_logged() {
    assertThat(filter.isLoggable(entry(new IllegalStateException("Result is already complete"))))
        .isTrue();
    assertThat(filter.isLoggable(new LogRecord(Level.SEVERE, "no exception"))).isTrue();
  }

  /** A server that is not there refuses at once; the timer of who waited comes after that. */
  private static Throwable reportedByThePool() throws Exception {
    var uncaught = new CompletableFuture<Throwable>();
    var vertx = Vertx.vertx().exceptionHandler(uncaught::complete);
    try {
      pool(vertx).query("SELECT 1").execute();
      return uncaught.get(10, TimeUnit.SECONDS);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  private static Pool pool(Vertx vertx) throws IOException {
    var options = new PoolOptions().setConnectionTimeout(MOMENT_MILLIS);
    options.setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    var server = new PgConnectOptions().setHost("localhost").setPort(freePort()).setUser("none");
    return PgBuilder.pool().with(options).connectingTo(server).using(vertx).build();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static LogRecord entry(Throwable thrown) {
    var entry = new LogRecord(Level.SEVERE, "Uncaught exception received by Vert.x");
    entry.setThrown(thrown);
    return entry;
  }
}
