package dev.blotter.user;

import dev.blotter.job.IntervalConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the key comes from that protects all users' keys, and how erasures are finished. */
@ConfigMapping(prefix = "blotter.privacy")
public interface PrivacyConfig {

  /** 32 bytes in base64; where it is given, the file is not read. */
  Optional<String> masterKey();

  /** A file that holds 32 bytes in base64. */
  @WithDefault(".blotter/keys/master.key")
  Path masterKeyFile();

  /**
   * Whether a missing file is made with a new key. Only for a single node: two nodes with two keys
   * cannot read each other's users.
   */
  @WithDefault("false")
  boolean createMasterKey();

  /** How often erasures that a crash interrupted are looked for. */
  @WithDefault("1h")
  Optional<@WithConverter(IntervalConverter.class) Duration> erasureInterval();
}
