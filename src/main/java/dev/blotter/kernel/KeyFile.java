package dev.blotter.kernel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files with keys, which only their owner may read. */
public final class KeyFile {

  private KeyFile() {}

  /**
   * Makes a file with a key, and the folders above it; where there is such a file by then, that one
   * stays. It is on the disk before it has its name: nobody ever sees half a key, and none is used
   * that a power cut could take away again.
   */
  public static void create(Path file, String key) throws IOException {
    var folder = Files.createDirectories(file.toAbsolutePath().getParent());
    var draft = Files.createTempFile(folder, "key", ".new", ownerOnly());
    try {
      Files.writeString(draft, key, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.createLink(file, draft);
      force(folder);
    } catch (FileAlreadyExistsException another) {
      // Another process was first; its key is the one.
    } finally {
      Files.delete(draft);
    }
  }

  /** A name is on the disk once its folder is. Only under POSIX can a folder be opened. */
  private static void force(Path folder) throws IOException {
    if (isPosix()) {
      try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (!isPosix()) {
      return new FileAttribute<?>[0];
    }
    var permissions = PosixFilePermissions.fromString("rw-------");
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
