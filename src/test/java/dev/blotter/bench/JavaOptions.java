package dev.blotter.bench;

import java.util.List;
import java.util.stream.Stream;

/** Options of the JVM. */
final class JavaOptions {

  private JavaOptions() {}

  /** Those that the service would be started with by hand. */
  static List<String> ofService() {
    var options = System.getenv().getOrDefault("BLOTTER_JAVA_OPTS", "");
    return Stream.of(options.split(" ")).filter(option -> !option.isEmpty()).toList();
  }
}
