package dev.blotter.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Reads the signing key's file and, where that is wanted, makes it for its owner's eyes only. */
final class SigningKeyFile {

  private SigningKeyFile() {}

  /** The key in the file; a missing file is a fault unless it may be made. */
  static SigningKey read(Path file, boolean create) {
    try {
      if (create && Files.notExists(file)) {
        create(file);
      }
      return SigningKey.parse(Files.readString(file, US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read the ledger's key " + file + ", and BLOTTER_LEDGER_KEY gives none", e);
    }
  }

  /** Written beside it and linked to its name, so that another process sees a whole key or none. */
  private static void create(Path file) throws IOException {
    var parent = file.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    var draft = Files.createTempFile(parent, "ledger", ".new", ownerOnly());
    try {
      Files.writeString(draft, SigningKey.create(), US_ASCII);
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException another) {
      // Another process was first; its key is the one.
    } finally {
      Files.delete(draft);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    var permissions = PosixFilePermissions.fromString("rw-------");
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }
}
