package dev.blotter.audit.export;

import dev.blotter.audit.evidence.Bundle;
import java.util.List;

/** A file in the making. It waits for the disk, so it is for worker threads, one at a time. */
interface Making<T> {

  /**
   * Writes the next of what it holds; fails with {@link TooLarge} where there are more than may be.
   *
   * @return how many there are by now
   */
  long write(List<T> some);

  /** Ends the data, and answers the manifest, which is to be signed. */
  byte[] manifest(String publicKey);

  Bundle ended(byte[] signature);

  /** Deletes the file, and sees to it that there will be none; on whichever thread. */
  void discard();
}
