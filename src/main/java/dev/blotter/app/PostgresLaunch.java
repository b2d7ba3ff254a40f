package dev.blotter.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Brings the embedded server up, or says in one line why it does not come. */
final class PostgresLaunch {
  // Crash recovery replays at most max_wal_size of log; two minutes are plenty on a slow disk.
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 50;

  private final DataFolder folder;
  private final PostgresLog log;

  PostgresLaunch(DataFolder folder) throws IOException {
    this.folder = folder;
    this.log = PostgresLog.open(folder.postgresLog());
  }

  /**
   * @param port TCP port on the loopback interface, 0 for any free one
   * @throws StartupFailure if the server does not start
   */
  EmbeddedPostgres run(int port, String password) throws IOException {
    CompletableFuture<EmbeddedPostgres> starting =
        CompletableFuture.supplyAsync(
            () -> start(builder(port, password)), PostgresLaunch::inOwnThread);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && !log.saysGivenUp()) {
      @Nullable EmbeddedPostgres postgres = await(starting);
      if (postgres != null) {
        return postgres;
      }
    }
    throw failure(null);
  }

  private static void inOwnThread(Runnable task) {
    Thread.ofPlatform().daemon().name("postgres-start").start(task);
  }

  private @Nullable EmbeddedPostgres await(CompletableFuture<EmbeddedPostgres> starting)
      throws IOException {
    try {
      return starting.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(e);
    }
  }

  private EmbeddedPostgres.Builder builder(int port, String password) {
    // The library tidies its own shared temporary folder unless it is told of another one.
    Path binaries = PostgresBinaries.of(folder);
    System.setProperty("ot.epg.working-dir", binaries.toString());
    Redirect output = Redirect.appendTo(log.file().toFile());
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.postgresData())
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(binaries.toFile())
            .setRegisterShutdownHook(false)
            .setPGStartupWait(PATIENCE)
            .setOutputRedirector(output)
            .setErrorRedirector(output)
            .setPort(port)
            .setConnectConfig("password", password)
            .setLocaleConfig("pwfile", folder.postgresPassword().toString());
    PostgresSettings.server().forEach(builder::setServerConfig);
    PostgresSettings.cluster().forEach(builder::setLocaleConfig);
    return builder;
  }

  private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StartupFailure failure(@Nullable Throwable cause) throws IOException {
    String reason = log.reason().orElse("it gave no reason");
    String message =
        "PostgreSQL does not start on %s: %s (more in %s)."
            .formatted(folder.postgresData(), reason, log.file());
    return cause == null ? new StartupFailure(message) : new StartupFailure(message, cause);
  }
}
