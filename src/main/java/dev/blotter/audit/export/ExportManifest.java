package dev.blotter.audit.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.audit.evidence.ListedFile;
import dev.blotter.eventlog.LogCut;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What an export holds ({@code docs/ledger.md}, Bundles).
 *
 * @param format this form of it
 * @param madeAt when the log was cut off
 * @param madeBy role and subject of who asked for it
 * @param query what was asked for, by the names of the interface
 * @param events how many there are
 * @param complete a selection: what it leaves out cannot be told from it
 * @param upTo what the log held then
 * @param lanes what there is of each lane, those alone of which there is something
 */
record ExportManifest(
    String format,
    Instant madeAt,
    String madeBy,
    JsonNode query,
    long events,
    List<ListedFile> files,
    Selection complete,
    LogCut upTo,
    Collection<Extent> lanes) {

  static final String FORMAT = "blotter-export/1";

  record Selection(String of) {
    static final Selection SELECTION = new Selection("selection");
  }
}
