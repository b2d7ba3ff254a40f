package dev.blotter.soak;

import dev.blotter.app.DataFolder;
import dev.blotter.app.DatabaseAddress;
import dev.blotter.app.EmbeddedDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Several service processes with the same keys on one database, which outlives all of them. */
final class Cluster implements AutoCloseable {

  private static final String NAME = "blotter";
  private static final String SESSIONS =
      "QUARKUS_DATASOURCE_REACTIVE_ADDITIONAL_PROPERTIES__APPLICATION_NAME_";

  private final Path folder;
  private final EmbeddedDatabase database;
  private final List<ServiceProcess> nodes;
  private final AtomicInteger turn = new AtomicInteger();

  /** Starts that many. */
  static Cluster of(int nodes, Map<String, String> environment) throws Exception {
    var target = Files.createDirectories(Path.of("target").toAbsolutePath());
    var cluster = new Cluster(Files.createTempDirectory(target, "nodes"), nodes, environment);
    for (var node : cluster.nodes) {
      node.start();
    }
    return cluster;
  }

  private Cluster(Path folder, int count, Map<String, String> environment) {
    this.folder = folder;
    this.database = EmbeddedDatabase.start(new DataFolder(folder.resolve("database")), 0);
    database.create(NAME);
    var options =
        List.of("--db", url(database.service(NAME)), "--db-owner", url(database.owner(NAME)));
    this.nodes =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new ServiceProcess(
                        folder.resolve("data"), name(i) + ".log", options, named(i, environment)))
            .toList();
  }

  /** By which the database knows the sessions of that node. */
  static String name(int node) {
    return "node" + node;
  }

  private static Map<String, String> named(int node, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put(SESSIONS, name(node));
    return all;
  }

  private static String url(DatabaseAddress at) {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(at.user(), at.password(), at.host(), at.port(), at.database());
  }

  ServiceProcess node(int number) {
    return nodes.get(number);
  }

  int size() {
    return nodes.size();
  }

  /** An address of the nodes in turn, whether they are alive or not. */
  URI uri(String path) {
    return nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size())).uri(path);
  }

  Stored stored() throws Exception {
    return new Stored(address());
  }

  /** Where the database is, for its superuser. */
  DatabaseAddress address() {
    return database.address(NAME);
  }

  /** How many lines of the database's log hold that text. */
  long logged(String text) throws Exception {
    try (var lines = Files.lines(new DataFolder(folder.resolve("database")).postgresLog())) {
      return lines.filter(line -> line.contains(text)).count();
    }
  }

  /** Ends the nodes at once; the database goes on. */
  void killAll() {
    for (var node : nodes) {
      node.kill();
    }
  }

  @Override
  public void close() {
    killAll();
    database.close();
  }
}
