package dev.blotter.bench;

import dev.blotter.app.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@link BareEndpoint} as a process of its own, on the database of the service. */
final class BareReads implements AutoCloseable {

  private final int port = Ports.free();
  private final Process process;

  BareReads(DatabaseAddress database) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Those of the service, but for a cache of its classes.
    command.addAll(
        JavaOptions.ofService().stream().filter(option -> !option.startsWith("-XX:AOT")).toList());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            BareEndpoint.class.getName(),
            BenchService.url(database),
            "" + port));
    this.process = new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start();
    Ports.awaitAnswer(uri(), process);
  }

  URI uri() {
    return URI.create("http://localhost:" + port + "/");
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
