package dev.blotter.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's files, as a person reads them. */
final class Sources {
  static final Path MAIN = Path.of("src/main/java");
  static final Path TEST = Path.of("src/test/java");
  static final Path BENCH = Path.of("src/bench/java");

  private Sources() {}

  static List<Path> java(Path root) {
    return below(root).stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  static List<Path> packages(Path root) {
    return java(root).stream().map(Path::getParent).distinct().toList();
  }

  static List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> below(Path root) {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
