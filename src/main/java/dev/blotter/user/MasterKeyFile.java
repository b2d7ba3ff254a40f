package dev.blotter.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Reads the master key's file and, where that is wanted, makes it. */
final class MasterKeyFile {
  private MasterKeyFile() {}

  /** The key in the file; a missing file is a fault unless the configuration lets it be made. */
  static byte[] read(PrivacyConfig config, SecureRandom random) {
    var file = config.masterKeyFile();
    try {
      if (Files.notExists(file) && config.createMasterKey()) {
        create(file, random);
      }
      return MasterKey.decoded(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the master key file " + file, e);
    }
  }

  private static void create(Path file, SecureRandom random) throws IOException {
    var key = new byte[MasterKey.BYTES];
    random.nextBytes(key);
    var parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createFile(file, ownerOnly());
      Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
    } catch (FileAlreadyExistsException another) {
      // Another process was first; its key is the one.
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
