package dev.blotter.audit.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much auditors may take along. */
@ConfigMapping(prefix = "blotter.export")
public interface ExportConfig {

  /** How many events one export holds at most. */
  @WithDefault("1000000")
  @Min(1)
  long limit();

  /** How many exports a node makes at a time; each takes a file and a worker's time. */
  @WithDefault("2")
  @Min(1)
  int atOnce();
}
