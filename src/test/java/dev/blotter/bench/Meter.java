package dev.blotter.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what the service and the database have used so far. */
final class Meter implements AutoCloseable {

  /** What Linux counts in. */
  private static final double TICK = 1e9 / 100;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Connection database;
  private final BenchService service;
  private final long postmaster;

  /**
   * @param postmaster the process of the server that all its others descend from
   */
  Meter(Connection database, BenchService service, long postmaster) {
    this.database = database;
    this.service = service;
    this.postmaster = postmaster;
  }

  /**
   * What was used up to a moment, or between two.
   *
   * @param serviceNanos of CPU
   * @param databaseNanos of CPU
   * @param loadNanos of CPU, of the bench itself
   * @param wal bytes
   * @param delays until events were in the read models
   */
  record Reading(
      double serviceNanos,
      double databaseNanos,
      double loadNanos,
      double wal,
      double events,
      double groups,
      double grouped,
      Delays delays) {

    Reading since(Reading before) {
      return new Reading(
          serviceNanos - before.serviceNanos,
          databaseNanos - before.databaseNanos,
          loadNanos - before.loadNanos,
          wal - before.wal,
          events - before.events,
          groups - before.groups,
          grouped - before.grouped,
          delays.since(before.delays));
    }

    /** Without what the service did meanwhile. */
    Reading ofDatabase() {
      return new Reading(0, databaseNanos, loadNanos, wal, 0, 0, 0, new Delays(Map.of()));
    }
  }

  Reading read() throws Exception {
    return read(service.process());
  }

  /** The same with another process in the place of the service's. */
  Reading read(ProcessHandle process) throws Exception {
    var metrics = metrics();
    return new Reading(
        nanos(Stream.of(process)),
        database(),
        nanos(Stream.of(ProcessHandle.current())),
        wal(),
        sum(metrics, "blotter_events_appended_total"),
        sum(metrics, "blotter_command_group_size_count"),
        sum(metrics, "blotter_command_group_size_sum"),
        Delays.of(metrics));
  }

  private static double nanos(Stream<ProcessHandle> processes) {
    return processes
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .mapToDouble(Duration::toNanos)
        .sum();
  }

  /** With what its children used that have ended, where the system tells. */
  private double database() throws IOException {
    var living =
        ProcessHandle.of(postmaster).stream()
            .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()));
    return nanos(living) + ended();
  }

  private double ended() throws IOException {
    var stat = Path.of("/proc/" + postmaster + "/stat");
    if (!Files.exists(stat)) {
      return 0;
    }
    // After the name, which may hold blanks: the 16th and 17th fields are those of the children.
    var fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ", -1);
    return (Double.parseDouble(fields[13]) + Double.parseDouble(fields[14])) * TICK;
  }

  private double wal() throws Exception {
    try (var statement = database.createStatement();
        var rows =
            statement.executeQuery("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")) {
      rows.next();
      return rows.getDouble(1);
    }
  }

  /** What the service has of memory, and how long all its work stood still for collections. */
  String memory() throws Exception {
    var metrics = metrics();
    return "%nthe service has %s in memory, at most it had %s; collections of garbage: %.1f s"
        .formatted(
            Memory.now(service.process()),
            Memory.atMost(service.process()),
            sum(metrics, "jvm_gc_pause_seconds_sum"));
  }

  private String metrics() throws Exception {
    var request = HttpRequest.newBuilder(service.management("/q/metrics")).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private static double sum(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Override
  public void close() {
    client.close();
  }
}
