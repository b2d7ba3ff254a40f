package dev.blotter.app;

import java.nio.file.Path;

/** Another running service holds the data folder. */
public final class DataFolderInUse extends StartupFailure {
  private static final long serialVersionUID = 1L;

  DataFolderInUse(Path folder) {
    super("The data folder " + folder + " is in use by another running Blotter.");
  }
}
