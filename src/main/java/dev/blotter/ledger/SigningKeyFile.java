package dev.blotter.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.blotter.kernel.KeyFile;
import dev.blotter.kernel.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the signing key's file and, where that is wanted, makes it. */
final class SigningKeyFile {

  private SigningKeyFile() {}

  /** The key in the file; a missing file is a fault unless it may be made. */
  static SigningKey read(Path file, boolean create) {
    try {
      if (create && Files.notExists(file)) {
        KeyFile.create(file, SigningKey.create());
      }
      return SigningKey.of("the ledger's key file " + file, Files.readString(file, US_ASCII));
    } catch (IOException e) {
      throw new WrongSetting(
          "the ledger's key file " + file,
          "it cannot be read, and BLOTTER_LEDGER_KEY gives none: " + e,
          e);
    }
  }
}
