package dev.blotter.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyFileTest {
  private final SecureRandom random = new SecureRandom();
  @TempDir Path folder;

  @Test
  void a_missing_file_is_a_fault_unless_it_may_be_made() {
    assertThatThrownBy(() -> MasterKeyFile.read(config(false), random))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(MasterKeyFile.read(config(true), random)).hasSize(32);
  }

  @Test
  void a_key_once_made_stays_and_only_its_owner_can_read_it() throws Exception {
    var first = MasterKeyFile.read(config(true), random);
    assertThat(MasterKeyFile.read(config(true), random)).isEqualTo(first);
    assertThat(MasterKeyFile.read(config(false), random)).isEqualTo(first);
    var permissions = Files.getPosixFilePermissions(config(false).masterKeyFile());
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  private PrivacyConfig config(boolean create) {
    return new KeyInFile(folder.resolve("keys/master.key"), create);
  }
}
