package dev.blotter.app;

import io.smallrye.config.SmallRyeConfig;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What whoever starts the service has configured: by a property of the system, a variable or a file
 * beside it. All of these come before what is packaged.
 */
record Given(SmallRyeConfig config) {

  /** The ordinal of application.properties in the jar; that of config/ beside it is higher. */
  private static final int PACKAGED = 250;

  /** As the framework knows it, once that is made. */
  static Given now() {
    return new Given(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class));
  }

  /** Whether it says anything of that key. */
  boolean has(String key) {
    var value = config.getConfigValue(key);
    return value.getRawValue() != null && value.getConfigSourceOrdinal() > PACKAGED;
  }

  /** What the key comes to, also by what is packaged; nothing where that is empty. */
  Optional<String> text(String key) {
    return config.getOptionalValue(key, String.class);
  }
}
