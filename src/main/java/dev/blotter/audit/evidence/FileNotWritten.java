package dev.blotter.audit.evidence;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;

/** Fails what is to be handed out as a file: this node cannot write it, as on a full disk. */
public final class FileNotWritten extends UncheckedIOException {
  @Serial private static final long serialVersionUID = 1L;

  public FileNotWritten(IOException cause) {
    super(cause);
  }
}
