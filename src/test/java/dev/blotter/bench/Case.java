package dev.blotter.bench;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that is asked of the service again and again.
 *
 * @param target milliseconds that the 99th percentile shall stay below; zero where there is none
 * @param query the name of the query whose plan is shown; empty for none
 * @param paths what to ask for next; the empty path asks whether the service is alive
 * @param lines how many lines to read; zero where a JSON document is asked for
 */
record Case(String name, double target, String query, Supplier<String> paths, int lines) {

  static Case document(String name, double target, String query, Supplier<String> paths) {
    return new Case(name, target, query, paths, 0);
  }

  /** Each path, one after the other, and from the beginning again. */
  static Supplier<String> inTurn(List<String> paths) {
    var at = new int[1];
    return () -> paths.get(at[0]++ % paths.size());
  }

  URI uri(BenchService service, String path) {
    return path.isEmpty() ? service.alive() : service.uri(path);
  }
}
