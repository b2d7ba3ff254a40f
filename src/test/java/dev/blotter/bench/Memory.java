package dev.blotter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a process has of the machine's memory, where the system tells (Linux). */
final class Memory {

  private static final double KIBIBYTES_A_MEGABYTE = 1_000_000 / 1_024.0;

  private Memory() {}

  /** Resident now, in words. */
  static String now(ProcessHandle process) throws IOException {
    return of(process, "VmRSS");
  }

  /**
   * Resident now and in no file, so that nobody shares it and it cannot be read again, in words.
   */
  static String ownNow(ProcessHandle process) throws IOException {
    return of(process, "RssAnon");
  }

  /** The most that was resident since it began, in words. */
  static String atMost(ProcessHandle process) throws IOException {
    return of(process, "VmHWM");
  }

  private static String of(ProcessHandle process, String field) throws IOException {
    var status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.exists(status)) {
      return "an unknown part";
    }
    var found = Pattern.compile(field + ":\\s+(\\d+) kB").matcher(Files.readString(status));
    return found.find()
        ? "%.0f MB".formatted(Long.parseLong(found.group(1)) / KIBIBYTES_A_MEGABYTE)
        : "an unknown part";
  }
}
