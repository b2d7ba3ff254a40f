package dev.blotter.database.archive;

import io.smallrye.mutiny.Uni;

/** Proves to whoever has only the ledger's public key what a file of archived events holds. */
public interface ArchiveProof {

  /**
   * Writes the proof beside the file; fails where the events are not sealed, so that none leave the
   * log unproved.
   */
  Uni<Void> write(ArchiveManifest written);
}
