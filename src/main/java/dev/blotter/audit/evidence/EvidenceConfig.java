package dev.blotter.audit.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much evidence a node makes. */
@ConfigMapping(prefix = "blotter.evidence")
public interface EvidenceConfig {

  /**
   * How many bundles a node makes at a time, each of them a file that may be larger than the events
   * in it; one may wait for some seconds until its newest event is sealed.
   */
  @WithDefault("4")
  @Min(1)
  int atOnce();
}
