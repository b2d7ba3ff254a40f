package dev.blotter.bench;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that is asked of the service again and again.
 *
 * @param target milliseconds that the 99th percentile shall stay below; zero where there is none
 * @param question the query whose plan is shown with the parameters that are asked for, as the
 *     service is asked to explain it; empty for none
 * @param paths what to ask for next; the empty path asks whether the service is alive
 * @param lines how many lines to read; zero where a JSON document is asked for
 * @param items how many items that document has at least; zero where it is no list of a known
 *     length
 */
record Case(
    String name, double target, String question, Supplier<String> paths, int lines, int items) {

  static Case document(String name, double target, String question, Supplier<String> paths) {
    return new Case(name, target, question, paths, 0, 0);
  }

  /** The same of a list with at least so many items. */
  Case of(int wanted) {
    return new Case(name, target, question, paths, lines, wanted);
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
