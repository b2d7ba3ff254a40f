package dev.blotter.bench;

import dev.blotter.bench.load.Request.Kind;
import dev.blotter.bench.load.Tally;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Lines of the table that the bench of commands prints. */
final class CommandRow {

  private CommandRow() {}

  static void head() {
    row(
        "workload",
        "load",
        "/s",
        "× bare",
        "p50 ms",
        "p99 ms",
        "p99.9 ms",
        "refused",
        "events/s",
        "group",
        "in read models, p99 ms",
        "service µs",
        "database µs",
        "load µs",
        "WAL bytes");
    row(
        "---", "---", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:",
        "--:", "--:");
  }

  /** What bare INSERTs came to; the figures of one are of a row. */
  static void bare(String name, String load, BareTable.Outcome outcome, Meter.Reading used) {
    long rows = outcome.rows();
    print(name, load, outcome.rowsPerSecond(), 0, outcome.times(), "", used, rows, rows);
  }

  /**
   * What came of requests; the figures of one are of an accepted one, which pays for the refused.
   *
   * @param bare the rate of what is bare, to compare with: of INSERTs for commands, of an endpoint
   *     that does nothing else for reads
   */
  static void service(String name, String load, Tally tally, double bare, Meter.Reading used) {
    long answers = tally.accepted();
    double rate = answers / tally.seconds();
    var commands = tally.accepted(Kind.COMMAND);
    var reads = tally.accepted(Kind.READ);
    var refused = tally.refused() == 0 ? "" : tally.refusals().toString();
    if (commands.getTotalCount() == 0 || reads.getTotalCount() == 0) {
      var times = commands.getTotalCount() == 0 ? reads : commands;
      print(name, load, rate, rate / bare, times, refused, used, answers, answers);
      return;
    }
    print(
        name, load, rate, rate / bare, commands, refused, used, answers, commands.getTotalCount());
    row(
        "… of them reads",
        "",
        whole(reads.getTotalCount() / tally.seconds()),
        "",
        millis(reads, 50),
        millis(reads, 99),
        millis(reads, 99.9),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "");
  }

  private static void print(
      String name,
      String load,
      double rate,
      double ratio,
      Histogram times,
      String refused,
      Meter.Reading used,
      long of,
      long commands) {
    double seconds = of / rate;
    row(
        name,
        load,
        whole(rate),
        ratio == 0 ? "" : format("%.2f", ratio),
        millis(times, 50),
        millis(times, 99),
        millis(times, 99.9),
        refused,
        used.events() == 0 ? "" : whole(used.events() / seconds),
        used.groups() == 0 ? "" : format("%.1f", used.grouped() / used.groups()),
        used.delays().most(),
        used.serviceNanos() == 0 ? "" : whole(used.serviceNanos() / 1e3 / of),
        whole(used.databaseNanos() / 1e3 / of),
        whole(used.loadNanos() / 1e3 / of),
        whole(used.wal() / commands));
  }

  private static String millis(Histogram times, double percentile) {
    return format("%.2f", times.getValueAtPercentile(percentile) / 1e6);
  }

  private static String whole(double value) {
    return format("%,.0f", value);
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  static void row(String... cells) {
    System.out.println("| " + String.join(" | ", List.of(cells)) + " |");
  }
}
