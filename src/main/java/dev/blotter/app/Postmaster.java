package dev.blotter.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server left behind by a service that was killed. Whoever holds the lock of the data
 * folder may stop it: no other service can be using it.
 */
final class Postmaster {
  private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(20);
  private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(10);

  private static final Path PROCESSES = Path.of("/proc");

  private final Path directory;
  private final Path pidFile;

  Postmaster(Path dataDirectory) {
    this.directory = dataDirectory;
    this.pidFile = dataDirectory.resolve("postmaster.pid");
  }

  /**
   * Stops the server that still runs on the data directory, if there is one. A pid file whose
   * process is gone is left to PostgreSQL, which knows how to recover; one whose number now belongs
   * to a foreign program, or to a server on other data, is removed, because PostgreSQL would take
   * that for the server of these.
   *
   * @throws StartupFailure if the server does not stop, or nobody can say whose it is
   */
  void stopIfLeftBehind() throws IOException {
    Optional<ProcessHandle> process = process();
    if (process.isEmpty()) {
      return;
    }
    if (isPostgres(process.get()) && isOfTheseData(process.get())) {
      stop(process.get());
    } else {
      Files.deleteIfExists(pidFile);
    }
  }

  private Optional<ProcessHandle> process() throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    try {
      return ProcessHandle.of(Long.parseLong(lines.isEmpty() ? "" : lines.getFirst().strip()));
    } catch (NumberFormatException e) {
      Files.delete(pidFile); // cut off while it was written
      return Optional.empty();
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.endsWith("postgres")).orElse(false);
  }

  /**
   * A server works in the directory of its data, and is begun with {@code -D} and that directory.
   */
  private boolean isOfTheseData(ProcessHandle postgres) throws IOException {
    Path works = PROCESSES.resolve(Long.toString(postgres.pid())).resolve("cwd");
    if (Files.isReadable(works)) {
      return Files.isSameFile(works, directory);
    }
    List<String> words = postgres.info().arguments().map(List::of).orElse(List.of());
    int option = words.indexOf("-D");
    if (option < 0 || option + 1 == words.size()) {
      throw new StartupFailure(
          "The PostgreSQL server with process id %d may be the one of %s: stop it, or delete %s."
              .formatted(postgres.pid(), directory, pidFile));
    }
    Path data = Path.of(words.get(option + 1));
    return Files.exists(data) && Files.isSameFile(data, directory);
  }

  private static void stop(ProcessHandle postgres) throws IOException {
    // SIGINT asks for a fast shutdown, SIGQUIT for an immediate one (PostgreSQL, "Shutting Down").
    if (signal(postgres, "INT", FAST_SHUTDOWN) || signal(postgres, "QUIT", IMMEDIATE_SHUTDOWN)) {
      return;
    }
    throw new StartupFailure(
        "A PostgreSQL server left behind (process " + postgres.pid() + ") does not stop.");
  }

  private static boolean signal(ProcessHandle process, String signal, Duration patience)
      throws IOException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }
}
