package dev.blotter.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** What the embedded server writes while it starts, read to tell why it does not. */
final class PostgresLog {
  private static final long ROTATE_ABOVE_BYTES = 10L * 1024 * 1024;

  private final Path file;
  private final long startedAt;

  private PostgresLog(Path file, long startedAt) {
    this.file = file;
    this.startedAt = startedAt;
  }

  /** Opens the log for one more start; a log that has grown large is put aside first. */
  static PostgresLog open(Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) > ROTATE_ABOVE_BYTES) {
      Path old = file.resolveSibling(file.getFileName() + ".1");
      Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
    }
    return new PostgresLog(file, Files.exists(file) ? Files.size(file) : 0);
  }

  Path file() {
    return file;
  }

  /** Whether {@code pg_ctl} or {@code initdb} has given up since this log was opened. */
  boolean saysGivenUp() throws IOException {
    return lines().stream()
        .anyMatch(
            line ->
                line.startsWith("pg_ctl: could not start")
                    || line.startsWith("pg_ctl: error:")
                    || isInitdbError(line));
  }

  /** The line that says why the start failed; the last one where none stands out. */
  Optional<String> reason() throws IOException {
    List<String> lines = lines().stream().filter(line -> !line.isBlank()).toList();
    return lines.stream()
        .filter(line -> isFatal(line) || isInitdbError(line))
        .findFirst()
        .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
        .map(PostgresLog::withoutPrefix);
  }

  private static boolean isFatal(String line) {
    boolean fatal = line.contains("FATAL:  ") || line.contains("PANIC:  ");
    // Who knocks too early is turned away with a FATAL of his own.
    return fatal && !line.contains("the database system is ");
  }

  private static boolean isInitdbError(String line) {
    return line.startsWith("initdb: error:");
  }

  private static String withoutPrefix(String line) {
    return line.replaceFirst("^.*(FATAL|PANIC|error): +", "");
  }

  private List<String> lines() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    byte[] all = Files.readAllBytes(file);
    int from = (int) Math.min(startedAt, all.length);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8).lines().toList();
  }
}
