package dev.blotter.audit.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.audit.evidence.Bundle;
import dev.blotter.audit.evidence.BundleFile;
import dev.blotter.audit.evidence.FileNotWritten;
import dev.blotter.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An export of a list in the making. */
final class RecordFile implements Making<JsonNode> {

  private final Export export;
  private final RecordList list;
  private final Instant madeAt;
  private final long limit;
  private final BundleFile file;
  private @Nullable RecordWriter writer;
  private long records;

  RecordFile(Path folder, Export export, RecordList list, Instant madeAt, long limit) {
    this.file = new BundleFile(folder, "blotter-export-");
    this.export = export;
    this.list = list;
    this.madeAt = madeAt;
    this.limit = limit;
  }

  @Override
  public long write(List<JsonNode> some) {
    records += some.size();
    if (records > limit) {
      throw new TooLarge(limit);
    }
    try {
      var to = writer();
      for (var entry : some) {
        to.write(entry);
      }
    } catch (IOException e) {
      throw new FileNotWritten(e);
    }
    return records;
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
        new RecordManifest(
            ExportManifest.FORMAT,
            madeAt,
            export.asker().type() + " " + export.asker().id(),
            list.name(),
            export.asked(),
            records,
            file.files(),
            ExportManifest.Selection.SELECTION);
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

  private RecordWriter writer() {
    if (writer == null) {
      file.begin(export.format().file(list.name()));
      writer = export.format().writer(file.stream(), list.columns());
    }
    return writer;
  }
}
