package dev.blotter.audit.export;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.blotter.audit.evidence.Bundle;
import dev.blotter.audit.evidence.BundleFile;
import dev.blotter.audit.evidence.FileNotWritten;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An export in the making. It waits for the disk, so it is for worker threads, one at a time. */
final class ExportFile<T> {

  private final Export export;
  private final Contents<T> contents;
  private final Instant madeAt;
  private final long limit;
  private final BundleFile file;
  private @Nullable EntryWriter<T> writer;
  private long entries;

  ExportFile(Path folder, Export export, Contents<T> contents, Instant madeAt, long limit) {
    this.file = new BundleFile(folder, "blotter-export-");
    this.export = export;
    this.contents = contents;
    this.madeAt = madeAt;
    this.limit = limit;
  }

  /** Writes the next entries; fails with {@link TooLarge} where there are more than may be. */
  long write(List<T> some) {
    entries += some.size();
    if (entries > limit) {
      throw new TooLarge(limit);
    }
    try {
      var to = writer();
      for (var entry : some) {
        to.write(entry);
        contents.wrote(entry);
      }
    } catch (IOException e) {
      throw new FileNotWritten(e);
    }
    return entries;
  }

  /** Ends the data, and answers the manifest, which is to be signed. */
  byte[] manifest(String publicKey) {
    try {
      writer().end();
    } catch (IOException e) {
      throw new FileNotWritten(e);
    }
    file.whole("public-key.pem", publicKey.getBytes(US_ASCII));
    var manifest = contents.manifest(export, madeAt, entries, file.files());
    return file.manifest(manifest);
  }

  Bundle ended(byte[] signature) {
    return file.signed(signature);
  }

  /** Has a worker delete it, and see to it that there will be none. */
  Uni<Void> discarded() {
    return file.discarded();
  }

  private EntryWriter<T> writer() {
    if (writer == null) {
      file.begin(export.format().file(contents.name()));
      writer = contents.writer(export.format(), file.stream());
    }
    return writer;
  }
}
