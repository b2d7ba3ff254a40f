package dev.blotter.audit.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where bundles are made. */
@ConfigMapping(prefix = "blotter.bundles")
public interface BundleConfig {

  /** The folder that exports and evidence are written to before they are sent. */
  @WithDefault("${java.io.tmpdir}")
  Path folder();
}
