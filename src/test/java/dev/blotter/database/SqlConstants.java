package dev.blotter.database;

import dev.blotter.app.Schema;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements that the classes of the service have as constants, as far as they are whole. */
final class SqlConstants {
  private static final Pattern STATEMENT =
      Pattern.compile("\\s*(SELECT|INSERT|UPDATE|DELETE|MERGE|WITH)\\s.*", Pattern.DOTALL);

  private static final int HEADER = 8;
  private static final int TEXT = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private SqlConstants() {}

  static Set<String> all() throws IOException, URISyntaxException {
    var classes = Path.of(Schema.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var files = Files.walk(classes)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .flatMap(SqlConstants::of)
          .filter(text -> STATEMENT.matcher(text).matches())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** All texts of a class, as its table of constants has them (JVM specification, 4.4). */
  private static Stream<String> of(Path file) {
    List<String> texts = new ArrayList<>();
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      in.skipNBytes(HEADER);
      int count = in.readUnsignedShort();
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        if (tag == TEXT) {
          texts.add(in.readUTF());
        } else {
          in.skipNBytes(length(tag));
        }
        i += tag == LONG || tag == DOUBLE ? 1 : 0; // each takes two places
      }
      return texts.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int length(int tag) {
    return switch (tag) {
      case LONG, DOUBLE -> 8;
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      default -> 4;
    };
  }
}
