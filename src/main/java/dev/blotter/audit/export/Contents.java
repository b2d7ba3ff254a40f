package dev.blotter.audit.export;

import dev.blotter.audit.evidence.ListedFile;
import dev.blotter.kernel.ExportFormat;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** What an export is of, entry by entry. */
interface Contents<T> {

  /** The name of the file with its entries, without what the format adds. */
  String name();

  EntryWriter<T> writer(ExportFormat format, OutputStream out);

  /** Takes note of an entry that was written. */
  default void wrote(T entry) {}

  /**
   * What says what the export holds, to be signed.
   *
   * @param madeAt when it was begun
   * @param entries how many there are
   */
  Object manifest(Export export, Instant madeAt, long entries, List<ListedFile> files);
}
