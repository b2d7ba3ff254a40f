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
 * ../shared/golden} where that is there, else the copies in the test resources. Beside each file
 * there may be one of further cases in the resources, of the same sources and in the same format.
 */
public final class Golden {

  private Golden() {}

  public static String text(String name) {
    return published(name).orElseThrow(() -> none(name));
  }

  /** The file and that of the further cases; there may be one of them alone. */
  public static List<String> texts(String name) {
    var found =
        Stream.of(published(name), resource("/further/" + name)).flatMap(Optional::stream).toList();
    if (found.isEmpty()) {
      throw none(name);
    }
    return found;
  }

  /** The rows of each of these CSV files, each by the names in its first line. */
  public static List<List<Map<String, String>>> csvs(String name) {
    return texts(name).stream().map(Csv::rows).toList();
  }

  /** The rows of the file alone. */
  public static List<Map<String, String>> csv(String name) {
    return Csv.rows(text(name));
  }

  private static Optional<String> published(String name) {
    return Stream.of(System.getProperty("blotter.golden", ""), "../shared/golden")
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isReadable)
        .findFirst()
        .map(Golden::read)
        .or(() -> resource("/golden/" + name));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> resource(String path) {
    try (var in = Golden.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalArgumentException none(String name) {
    return new IllegalArgumentException("no golden file " + name);
  }
}
