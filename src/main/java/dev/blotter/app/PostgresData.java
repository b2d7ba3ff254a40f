package dev.blotter.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory of the embedded server's data: new, half made, usable, or not to be touched. */
final class PostgresData {
  private final Path directory;
  private final Path beingMade;

  PostgresData(Path directory) {
    this.directory = directory;
    this.beingMade = directory.resolveSibling(directory.getFileName() + ".being-made");
  }

  /**
   * Checks the directory. One that was being made when its service was killed has never held
   * anything, so it is made anew.
   *
   * @throws StartupFailure if it is damaged or of another major version of PostgreSQL
   */
  void prepare() throws IOException {
    if (Files.exists(beingMade)) {
      deleteTree();
    }
    if (isEmpty()) {
      Files.writeString(beingMade, "");
      return;
    }
    mustBeOfOurVersion();
  }

  /** To be called once the server runs on the directory. */
  void markAsMade() throws IOException {
    Files.deleteIfExists(beingMade);
  }

  private void mustBeOfOurVersion() throws IOException {
    Path versionFile = directory.resolve("PG_VERSION");
    if (!Files.exists(versionFile) || !Files.exists(directory.resolve("postgresql.conf"))) {
      throw new StartupFailure(
          "The database in " + directory + " is damaged: it has no PG_VERSION or postgresql.conf.");
    }
    String version = Files.readString(versionFile).strip();
    if (!version.equals(Integer.toString(PostgresSettings.MAJOR_VERSION))) {
      throw new StartupFailure(
          "The database in %s was made by PostgreSQL %s, but this is %d; upgrade it with pg_upgrade."
              .formatted(directory, version, PostgresSettings.MAJOR_VERSION));
    }
  }

  private boolean isEmpty() throws IOException {
    if (!Files.exists(directory)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  private void deleteTree() throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
