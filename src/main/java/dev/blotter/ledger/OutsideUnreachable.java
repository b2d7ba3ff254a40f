package dev.blotter.ledger;

import dev.blotter.kernel.Foreseen;
import java.io.Serial;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.exception.SdkException;

/** Fails what is to be kept outside the database first: the folder or bucket does not take it. */
public final class OutsideUnreachable extends RuntimeException implements Foreseen {
  @Serial private static final long serialVersionUID = 1L;

  public OutsideUnreachable(Throwable cause) {
    super("the place for heads does not answer: " + cause.getMessage(), cause);
  }

  /** Whether a failure of a folder or a bucket says so. */
  public static boolean explains(Throwable fault) {
    return fault instanceof UncheckedIOException || fault instanceof SdkException;
  }
}
