package dev.blotter.page;

import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All files of the page, held in memory: they are few and small.
 *
 * @param version changes whenever any of them does: what is fetched under it can be kept for ever
 */
record PageFiles(String version, Map<String, PageFile> files) {

  private static final String FOLDER = "page";
  private static final String START = "index.html";
  private static final String PLACEHOLDER = "@version@";
  private static final int VERSION_LENGTH = 16;

  PageFiles {
    files = Map.copyOf(files);
  }

  /** Reads them from where the classes are. */
  static PageFiles load() {
    var contents = new TreeMap<String, byte[]>();
    try {
      ClassPathUtils.consumeAsPaths(FOLDER, folder -> read(folder, contents));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(contents);
  }

  static PageFiles of(Map<String, byte[]> contents) {
    var version = versionOf(new TreeMap<>(contents));
    var files = new TreeMap<String, PageFile>();
    contents.forEach((name, content) -> files.put(name, PageFile.of(name, content)));
    files.computeIfPresent(START, (name, file) -> PageFile.of(name, naming(file, version)));
    return new PageFiles(version, files);
  }

  /** The file that names all others. */
  PageFile start() {
    return named(START).orElseThrow();
  }

  Optional<PageFile> named(String name) {
    return Optional.ofNullable(files.get(name));
  }

  private static void read(Path folder, Map<String, byte[]> contents) {
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] naming(PageFile file, String version) {
    return file.content().toString().replace(PLACEHOLDER, version).getBytes(StandardCharsets.UTF_8);
  }

  private static String versionOf(TreeMap<String, byte[]> contents) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      contents.forEach(
          (name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
