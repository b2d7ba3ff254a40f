package dev.blotter.audit.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.audit.evidence.ListedFile;
import java.time.Instant;
import java.util.List;

/**
 * What an export of a list holds ({@code docs/ledger.md}, Bundles).
 *
 * @param format this form of it
 * @param madeAt when it was begun
 * @param madeBy role and subject of who asked for it
 * @param list what it is a list of
 * @param query what was asked for, by the names of the interface
 * @param records how many entries there are
 */
record RecordManifest(
    String format,
    Instant madeAt,
    String madeBy,
    String list,
    JsonNode query,
    long records,
    List<ListedFile> files,
    ExportManifest.Selection complete) {}
