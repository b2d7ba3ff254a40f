package dev.blotter.audit.export;

import java.io.IOException;

/** Writes entries of an export one after the other; for worker threads, one at a time. */
interface EntryWriter<T> {

  void write(T entry) throws IOException;

  /** Writes what is still held back. */
  void end() throws IOException;
}
