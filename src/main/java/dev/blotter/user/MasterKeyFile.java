package dev.blotter.user;

import dev.blotter.kernel.KeyFile;
import dev.blotter.kernel.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Reads the master key's file and, where that is wanted, makes it. */
final class MasterKeyFile {
  private MasterKeyFile() {}

  /** The key in the file; a missing file is a fault unless the configuration lets it be made. */
  static byte[] read(PrivacyConfig config, SecureRandom random) {
    var file = config.masterKeyFile();
    try {
      if (Files.notExists(file)) {
        mustBeMade(config);
        KeyFile.create(file, created(random));
      }
      return MasterKey.decoded(named(file), Files.readString(file));
    } catch (IOException e) {
      throw new WrongSetting(named(file), "it cannot be read: " + e, e);
    }
  }

  private static String named(Path file) {
    return "the master key file " + file;
  }

  private static void mustBeMade(PrivacyConfig config) {
    if (!config.createMasterKey()) {
      throw new IllegalStateException(
          "the master key is missing: set BLOTTER_MASTER_KEY, or put it into "
              + config.masterKeyFile());
    }
  }

  private static String created(SecureRandom random) {
    var key = new byte[MasterKey.BYTES];
    random.nextBytes(key);
    return Base64.getEncoder().encodeToString(key) + "\n";
  }
}
