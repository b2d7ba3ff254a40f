package dev.blotter.audit.export;

import dev.blotter.eventlog.EventRow;
import java.io.IOException;

/** Writes events one after the other; for worker threads, one at a time. */
interface EventWriter {

  void write(EventRow event) throws IOException;

  /** Writes what is still held back. */
  void end() throws IOException;
}
