package dev.blotter.http.description;

import dev.blotter.http.HttpError;
import dev.blotter.http.Problems;
import dev.blotter.kernel.RejectionCode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.jandex.IndexView;

/**
 * Every code that a problem can have: the errors of requests, and the closed enums of rejections.
 *
 * @param byStatus the codes of each status, in the order of the alphabet
 */
record ProblemCodes(SortedMap<Integer, List<String>> byStatus) {

  private record Code(int status, String name) {}

  static ProblemCodes of(IndexView index) {
    var errors = Stream.of(HttpError.values()).map(e -> new Code(e.status(), e.name()));
    var rejections =
        index.getAllKnownImplementations(RejectionCode.class).stream()
            .filter(type -> type.isEnum())
            .flatMap(type -> Stream.of(constants(type.name().toString())))
            .map(code -> new Code(Problems.status(code.kind()), code.name()));
    SortedMap<Integer, List<String>> byStatus = new TreeMap<>();
    Stream.concat(errors, rejections)
        .forEach(code -> byStatus.merge(code.status, List.of(code.name), ProblemCodes::both));
    return new ProblemCodes(byStatus);
  }

  /** All of them, each once. */
  List<String> names() {
    return byStatus.values().stream().flatMap(List::stream).distinct().sorted().toList();
  }

  /** Those of a status. */
  List<String> of(String status) {
    return byStatus.getOrDefault(Integer.valueOf(status), List.of());
  }

  private static List<String> both(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().sorted().toList();
  }

  private static RejectionCode[] constants(String type) {
    try {
      var loader = ProblemCodes.class.getClassLoader();
      return (RejectionCode[]) Class.forName(type, true, loader).getEnumConstants();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(type + " is in the index and nowhere else", e);
    }
  }
}
