package dev.blotter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads golden data: from the folder that {@code -Dblotter.golden=DIR} names, else from {@code
 * ../shared/golden} where that is there, else the copies in the test resources.
 */
public final class Golden {

  private Golden() {}

  public static String text(String name) {
    try {
      var file = file(name);
      return file.isPresent() ? Files.readString(file.get()) : committed(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a CSV file, each by the names in its first line. */
  public static List<Map<String, String>> csv(String name) {
    return Csv.rows(text(name));
  }

  /** The rows of the committed copy, whatever folder is named. */
  public static List<Map<String, String>> committedCsv(String name) {
    try {
      return Csv.rows(committed(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> file(String name) {
    return Stream.of(System.getProperty("blotter.golden", ""), "../shared/golden")
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isReadable)
        .findFirst();
  }

  private static String committed(String name) throws IOException {
    try (var in = Golden.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no golden file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
