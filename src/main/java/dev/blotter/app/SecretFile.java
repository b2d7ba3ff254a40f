package dev.blotter.app;

import dev.blotter.kernel.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A file that only its owner may read, written whole or not at all. */
final class SecretFile {
  private static final int RANDOM_BYTES = 24;

  private SecretFile() {}

  /** The secret in the file; a new random one is put there first where there is no file. */
  static String readOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] secret = new byte[RANDOM_BYTES];
      new SecureRandom().nextBytes(secret);
      KeyFile.create(file, HexFormat.of().formatHex(secret));
    }
    return Files.readString(file).strip();
  }

  /** Writes the file for its owner's eyes only. */
  static void write(Path file, String content) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    Path draft = Files.createTempFile(parent, file.getFileName().toString(), ".new");
    try {
      DataFolder.restrict(draft);
      // On the disk before it has its name: after a power cut, too, it is whole or not there.
      Files.writeString(draft, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
