package dev.blotter.verifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bundle in the making. */
public final class TestBundle {

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  public TestBundle with(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  /** The same with one more file, or with another of that name. */
  public TestBundle and(String name, byte[] content) {
    var copy = new TestBundle();
    copy.files.putAll(files);
    return copy.with(name, content);
  }

  /** The same with a file changed. */
  public TestBundle changed(String name, UnaryOperator<String> change) {
    return and(name, change.apply(new String(files.get(name), UTF_8)).getBytes(UTF_8));
  }

  /** Adds a manifest of what there is so far. */
  public TestBundle signed(String events, String complete, Function<byte[], byte[]> sign) {
    files.remove("manifest.json");
    files.remove("manifest.sig");
    var list =
        files.entrySet().stream()
            .map(
                file ->
                    "{\"name\": \"%s\", \"sha256\": \"%s\"}"
                        .formatted(
                            file.getKey(), HexFormat.of().formatHex(Merkle.hash(file.getValue()))))
            .collect(Collectors.joining(","));
    var manifest =
        "{\"events\": %s, \"files\": [%s], \"complete\": %s}".formatted(events, list, complete);
    with("manifest.json", manifest.getBytes(UTF_8));
    return with("manifest.sig", sign.apply(files.get("manifest.json")));
  }

  /** What the verifier says of it, and behind that its exit code. */
  public List<String> verified(Path folder, Path key) {
    return verified(write(folder), key, new ArrayList<>());
  }

  /** The same once each file of one name has another, of the same length. */
  public List<String> verifiedWith(String name, String other, Path folder, Path key) {
    try {
      var file = write(folder);
      var bytes = new String(Files.readAllBytes(file), ISO_8859_1).replace(name, other);
      Files.write(file, bytes.getBytes(ISO_8859_1));
      return verified(file, key, new ArrayList<>());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> verified(Path file, Path key, List<String> said) {
    said.add(Integer.toString(Verifier.run(file, key, said::add)));
    return said;
  }

  private Path write(Path folder) {
    try {
      var file = Files.createTempFile(folder, "bundle", ".zip");
      try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
        for (var content : files.entrySet()) {
          zip.putNextEntry(new ZipEntry(content.getKey()));
          zip.write(content.getValue());
          zip.closeEntry();
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
