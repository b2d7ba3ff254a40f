package dev.blotter.http.export;

import dev.blotter.kernel.ExportFormat;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;

/** Makes files of what the interface shows, with a signed manifest, whichever feature shows it. */
public interface EntryExports {

  /** What the answers are. */
  String MEDIA_TYPE = "application/zip";

  /** All entries as a file; a problem where they are too many, or it cannot be made now. */
  <V> Uni<Response> all(Entries<V> entries, ExportFormat format);
}
