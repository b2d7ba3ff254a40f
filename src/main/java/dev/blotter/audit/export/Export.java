package dev.blotter.audit.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.ExportFormat;

/**
 * What is asked for beside the criteria.
 *
 * @param asked the criteria by the names of the interface, for the manifest
 * @param asker who will be named in the manifest
 */
public record Export(ExportFormat format, JsonNode asked, Actor asker) {

  /** Role and subject of who asked. */
  String madeBy() {
    return asker.type() + " " + asker.id();
  }
}
