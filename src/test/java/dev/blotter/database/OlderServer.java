package dev.blotter.database;

import dev.blotter.app.DatabaseAddress;
import dev.blotter.app.Schema;
import dev.blotter.testing.JdbcDriver;
import dev.blotter.testing.TestVertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The oldest PostgreSQL that the service works with and that this machine has, with the whole
 * schema. The one that the service brings is newer and cannot tell what an older one does not know.
 */
public final class OlderServer implements AutoCloseable {
  private static final int OLDEST = 15;
  private static final int NEWEST = 17;

  /** Where Debian and where Red Hat put them. */
  private static final List<Path> HOMES =
      IntStream.rangeClosed(OLDEST, NEWEST)
          .boxed()
          .flatMap(v -> Stream.of("/usr/lib/postgresql/" + v, "/usr/pgsql-" + v))
          .map(home -> Path.of(home, "bin"))
          .toList();

  private final Path programs;
  private final Path folder;
  private final DatabaseAddress address;
  private final Pool pool;

  private OlderServer(Path programs, Path folder) throws IOException {
    this.programs = programs;
    this.folder = folder;
    this.address =
        new DatabaseAddress("127.0.0.1", freePort(), "postgres", "postgres", "unused", "");
    start();
    JdbcDriver.register();
    Schema.prepare(address, null);
    this.pool = Pool.newInstance(newPool());
  }

  /** Starts it in that folder, or is empty where this machine has none. */
  public static Optional<OlderServer> start(Path folder) throws IOException {
    var programs =
        HOMES.stream().filter(home -> Files.isExecutable(home.resolve("initdb"))).findFirst();
    return programs.isEmpty()
        ? Optional.empty()
        : Optional.of(new OlderServer(programs.get(), folder));
  }

  public DatabaseAddress address() {
    return address;
  }

  /** As the superuser, who owns the tables as well. */
  public Pool pool() {
    return pool;
  }

  private void start() throws IOException {
    run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync");
    Files.writeString(
        folder.resolve("postgresql.conf"),
        """
        port = %d
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        fsync = off
        """
            .formatted(address.port()),
        StandardOpenOption.APPEND);
    run("pg_ctl", "start", "--wait", "--silent", "--log=" + folder.resolve("server.log"));
  }

  private void run(String program, String... options) throws IOException {
    // PostgreSQL does not run as root, who may be somebody else in a namespace of its own.
    boolean root = System.getProperty("user.name").equals("root");
    List<String> words = new ArrayList<>(root ? List.of("unshare", "--user") : List.of());
    words.add(programs.resolve(program).toString());
    words.add("--pgdata=" + folder);
    words.addAll(List.of(options));
    var process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.resolveSibling("programs.log").toFile()))
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(Files.readString(folder.resolveSibling("programs.log")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private io.vertx.sqlclient.Pool newPool() {
    var options =
        PgConnectOptions.fromUri(address.reactiveUrl())
            .setUser(address.user())
            .setPassword(address.password())
            .setCachePreparedStatements(true);
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(10))
        .connectingTo(options)
        .using(TestVertx.get())
        .build();
  }

  @Override
  public void close() throws IOException {
    pool.close().await().atMost(Duration.ofSeconds(10));
    run("pg_ctl", "stop", "--mode=immediate", "--silent");
  }
}
