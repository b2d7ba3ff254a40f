package dev.blotter.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the embedded server's programs are unpacked to, which takes seconds: once for all data
 * folders where a place is named ({@code BLOTTER_BINARIES}) and may be written, else in each.
 */
final class PostgresBinaries {

  private PostgresBinaries() {}

  static Path of(DataFolder folder) {
    return of(folder, System.getenv("BLOTTER_BINARIES"));
  }

  static Path of(DataFolder folder, @Nullable String named) {
    return named != null && !named.isBlank() && isWritable(Path.of(named))
        ? Path.of(named).toAbsolutePath()
        : folder.postgresBinaries();
  }

  private static boolean isWritable(Path place) {
    try {
      return Files.isWritable(Files.createDirectories(place));
    } catch (IOException e) {
      return false;
    }
  }
}
