package dev.blotter.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder where the service keeps what must outlive it: the embedded database and the keys.
 *
 * @param root the folder, {@code .blotter} unless told otherwise; only its owner may enter it
 */
public record DataFolder(Path root) {

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Makes the folder where there is none.
   *
   * @throws StartupFailure if it cannot be made or written
   */
  public DataFolder create() {
    try {
      Files.createDirectories(root);
      restrict(root);
      return this;
    } catch (IOException e) {
      throw new StartupFailure("The data folder " + root + " cannot be made: " + e.getMessage(), e);
    }
  }

  public Path postgresData() {
    return root.resolve("postgres");
  }

  public Path postgresBinaries() {
    return root.resolve("binaries");
  }

  public Path postgresLog() {
    return root.resolve("postgres.log");
  }

  public Path postgresPassword() {
    return root.resolve("postgres.password");
  }

  public Path ownerPassword() {
    return root.resolve("postgres-owner.password");
  }

  public Path servicePassword() {
    return root.resolve("postgres-service.password");
  }

  public Path lock() {
    return root.resolve("lock");
  }

  public Path keys() {
    return root.resolve("keys");
  }

  /** Takes all rights from everybody but the owner, on file systems that know rights. */
  static void restrict(Path path) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      String rights = Files.isDirectory(path) ? "rwx------" : "rw-------";
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
  }
}
