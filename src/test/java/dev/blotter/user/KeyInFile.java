package dev.blotter.user;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The master key in a file, and no erasure that is finished by itself. */
record KeyInFile(Path masterKeyFile, boolean createMasterKey) implements PrivacyConfig {

  @Override
  public Optional<String> masterKey() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> erasureInterval() {
    return Optional.empty();
  }
}
