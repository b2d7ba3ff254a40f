package dev.blotter.audit.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** What bundles are written to while they are made. Others on this machine have some, too. */
final class TemporaryFiles {

  private TemporaryFiles() {}

  static Set<Path> ofBundles() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(TemporaryFiles::isOfBundle).collect(Collectors.toSet());
    }
  }

  static void awaitNoMoreThan(Set<Path> before) {
    Awaitility.await("nothing is left")
        .atMost(Duration.ofSeconds(10))
        .until(() -> before.containsAll(ofBundles()));
  }

  private static boolean isOfBundle(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith("blotter-export-") || name.startsWith("blotter-evidence-");
  }
}
