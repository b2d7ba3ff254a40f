package dev.blotter.bench;

import dev.blotter.seeding.Seeding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Clients that each follow one user, and some that follow all, while another node appends at a
 * constant rate: whether each gets everything once and in order, and how soon.
 */
final class FeedBench {

  private static final int SEEDED_ORDERS = 20_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final int clients;
  private final int ofAll;
  private final int rate;
  private final int seconds;

  /**
   * @param clients how many follow a user each
   * @param ofAll how many follow all
   * @param rate events a second
   */
  FeedBench(Path folder, int clients, int ofAll, int rate, int seconds) {
    this.folder = folder;
    this.clients = clients;
    this.ofAll = ofAll;
    this.rate = rate;
    this.seconds = seconds;
  }

  void run() throws Exception {
    try (var server = new SeededServer(folder.resolve("database"))) {
      var database = server.seed(SEEDED_ORDERS);
      var settings =
          Map.of(
              "BLOTTER_STREAM_CLIENTS", "" + (clients + ofAll),
              "BLOTTER_STREAM_CLIENTS_PER_CALLER", "" + (clients + ofAll));
      try (var service = new BenchService(folder.resolve("service"), database, settings);
          var appends = new FeedAppends(database.service());
          var reading = new FeedReaders(service)) {
        new Reader(service, 0).awaitSealed();
        measure(users(database.seeded()), appends, reading);
      } finally {
        server.drop(database);
      }
    }
  }

  private List<UUID> users(Seeding.Result seeded) {
    return seeded.accounts().stream().map(Seeding.Account::user).limit(clients).toList();
  }

  private void measure(List<UUID> users, FeedAppends appends, FeedReaders reading)
      throws Exception {
    List<FeedReader> own = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      own.add(reading.ofUser(users.get(client % users.size())));
    }
    List<FeedReader> all = new ArrayList<>();
    for (int client = 0; client < ofAll; client++) {
      all.add(reading.ofAll());
    }
    reading.awaitBegun(PATIENCE);
    System.out.printf("%,d streams of users and %,d of all are open%n", clients, ofAll);
    appends.prepare(users);
    long start = System.nanoTime();
    appends.run(rate, seconds);
    double took = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%,d events in %.1f s: %,.0f/s%n", appends.total(), took, appends.total() / took);
    boolean whole = reading.awaitAll(appends, PATIENCE);
    System.out.printf(
        "the last came %.2f s after the last append%n",
        whole ? (System.nanoTime() - start) / 1e9 - took : Double.NaN);
    System.out.println(
        "| streams | number | expected | received | lost, twice or out of order"
            + " | p50 ms | p99 ms | max ms |");
    System.out.println("| --- | --: | --: | --: | --: | --: | --: | --: |");
    row("of a user each", own, appends);
    row("of all", all, appends);
    Stream.of(own, all)
        .flatMap(List::stream)
        .forEach(reader -> reader.mustHaveGot(reader.expected(appends)));
  }

  private static void row(String name, List<FeedReader> readers, FeedAppends appends) {
    var times = FeedReader.times(readers);
    System.out.printf(
        "| %s | %,d | %,d | %,d | %,d | %.1f | %.1f | %.1f |%n",
        name,
        readers.size(),
        readers.stream().mapToLong(reader -> reader.expected(appends)).sum(),
        readers.stream().mapToLong(FeedReader::received).sum(),
        readers.stream().mapToLong(FeedReader::outOfOrder).sum(),
        millis(times.getValueAtPercentile(50)),
        millis(times.getValueAtPercentile(99)),
        millis(times.getMaxValue()));
  }

  private static double millis(long nanos) {
    return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
