package dev.blotter.audit.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blotter.audit.evidence.Bundle;
import dev.blotter.audit.evidence.BundleFile;
import dev.blotter.audit.evidence.FileNotWritten;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.LogCut;
import dev.blotter.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An export of events in the making. */
final class ExportFile implements Making<EventRow> {

  private final Export export;
  private final LogCut cut;
  private final Instant madeAt;
  private final long limit;
  private final Map<Integer, Extent> lanes = new TreeMap<>();
  private final BundleFile file;
  private @Nullable EventWriter writer;
  private long events;

  ExportFile(Path folder, Export export, LogCut cut, Instant madeAt, long limit) {
    this.file = new BundleFile(folder, "blotter-export-");
    this.export = export;
    this.cut = cut;
    this.madeAt = madeAt;
    this.limit = limit;
  }

  @Override
  public long write(List<EventRow> some) {
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
      throw new FileNotWritten(e);
    }
    return events;
  }

  @Override
  public byte[] manifest(String publicKey) {
    try {
      writer().end();
    } catch (IOException e) {
      throw new FileNotWritten(e);
    }
    file.whole("public-key.pem", publicKey.getBytes(US_ASCII));
    var manifest =
        new ExportManifest(
            ExportManifest.FORMAT,
            madeAt,
            export.asker().type() + " " + export.asker().id(),
            export.asked(),
            events,
            file.files(),
            ExportManifest.Selection.SELECTION,
            cut,
            lanes.values());
    var bytes = Json.write(manifest).getBytes(UTF_8);
    file.whole("manifest.json", bytes);
    return bytes;
  }

  @Override
  public Bundle ended(byte[] signature) {
    file.whole("manifest.sig", signature);
    return file.bundle();
  }

  @Override
  public void discard() {
    file.discard();
  }

  private EventWriter writer() {
    if (writer == null) {
      file.begin(export.format().file("events"));
      writer = export.format().writer(file.stream());
    }
    return writer;
  }
}
