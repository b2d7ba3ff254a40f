package dev.blotter.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyFileTest {
  private static final int NODES = 8;
  private static final int ROUNDS = 100;

  private final SecureRandom random = new SecureRandom();
  @TempDir Path folder;

  @Test
  void a_missing_file_is_a_fault_unless_it_may_be_made() {
    assertThatThrownBy(() -> MasterKeyFile.read(config(false), random))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("set BLOTTER_MASTER_KEY, or put it into " + folder);
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

  @Test
  void nodes_that_begin_at_once_have_one_key() throws Exception {
    try (var nodes = Executors.newFixedThreadPool(NODES)) {
      for (int round = 0; round < ROUNDS; round++) {
        var config = new KeyInFile(folder.resolve("keys/" + round), true);
        Callable<String> read = () -> HexFormat.of().formatHex(MasterKeyFile.read(config, random));
        Set<String> keys = new HashSet<>();
        for (var key : nodes.invokeAll(Collections.nCopies(NODES, read))) {
          keys.add(key.get());
        }
        assertThat(keys).hasSize(1);
      }
    }
    try (var files = Files.list(folder.resolve("keys"))) {
      assertThat(files).hasSize(ROUNDS);
    }
  }

  private PrivacyConfig config(boolean create) {
    return new KeyInFile(folder.resolve("keys/master.key"), create);
  }
}
