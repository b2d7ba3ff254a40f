package dev.blotter.audit.export;

import dev.blotter.audit.evidence.ListedFile;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.LogCut;
import dev.blotter.kernel.ExportFormat;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events up to where the log was cut off, and what there is of each lane. */
final class EventContents implements Contents<EventRow> {

  private final LogCut cut;
  private final Map<Integer, Extent> lanes = new TreeMap<>();

  EventContents(LogCut cut) {
    this.cut = cut;
  }

  @Override
  public String name() {
    return "events";
  }

  @Override
  public EntryWriter<EventRow> writer(ExportFormat format, OutputStream out) {
    return EntryWriters.ofEvents(format, out);
  }

  @Override
  public void wrote(EventRow event) {
    lanes.merge(event.lane(), Extent.of(event), Extent::with);
  }

  @Override
  public Object manifest(Export export, Instant madeAt, long entries, List<ListedFile> files) {
    return new ExportManifest(
        ExportManifest.FORMAT,
        madeAt,
        export.madeBy(),
        export.asked(),
        entries,
        files,
        ExportManifest.Selection.SELECTION,
        cut,
        lanes.values());
  }
}
