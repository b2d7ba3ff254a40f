package dev.blotter.audit.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blotter.audit.evidence.Bundle;
import dev.blotter.audit.evidence.BundleFile;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.LogCut;
import dev.blotter.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An export in the making. It waits for the disk, so it is for worker threads. Whoever asked for it
 * may leave while one of them writes: another then discards the file once that batch is written,
 * and nothing is written after it.
 */
final class ExportFile {

  private final Export export;
  private final LogCut cut;
  private final Instant madeAt;
  private final long limit;
  private final Map<Integer, Extent> lanes = new TreeMap<>();
  private @Nullable BundleFile file;
  private @Nullable EventWriter writer;
  private long events;
  private boolean discarded;

  ExportFile(Export export, LogCut cut, Instant madeAt, long limit) {
    this.export = export;
    this.cut = cut;
    this.madeAt = madeAt;
    this.limit = limit;
  }

  /** Writes the next events; fails with {@link TooLarge} where there are more than may be. */
  synchronized long write(List<EventRow> some) {
    if (discarded) {
      return events;
    }
    events += some.size();
    if (events > limit) {
      throw new TooLarge(limit);
    }
    try {
      var to = writer();
      for (var event : some) {
        to.write(event);
        lanes.merge(event.lane(), Extent.of(event), Extent::with);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return events;
  }

  /** Ends the data, and answers the manifest, which is to be signed. */
  synchronized byte[] manifest(String publicKey) {
    var to = file();
    try {
      writer().end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    to.whole("public-key.pem", publicKey.getBytes(US_ASCII));
    var manifest =
        new ExportManifest(
            ExportManifest.FORMAT,
            madeAt,
            export.asker().type() + " " + export.asker().id(),
            export.asked(),
            events,
            to.files(),
            ExportManifest.Selection.SELECTION,
            cut,
            lanes.values());
    var bytes = Json.write(manifest).getBytes(UTF_8);
    to.whole("manifest.json", bytes);
    return bytes;
  }

  synchronized Bundle ended(byte[] signature) {
    var to = file();
    to.whole("manifest.sig", signature);
    return to.bundle();
  }

  /** Deletes the file, if there is one, and sees to it that there will be none. */
  synchronized void discard() {
    discarded = true;
    if (file != null) {
      file.discard();
    }
  }

  private EventWriter writer() {
    if (writer == null) {
      var to = file();
      to.begin(export.format().file());
      writer = export.format().writer(to.stream());
    }
    return writer;
  }

  private BundleFile file() {
    if (discarded) {
      throw new IllegalStateException("nobody waits for the export any more");
    }
    if (file == null) {
      file = BundleFile.create("blotter-export-");
    }
    return file;
  }
}
