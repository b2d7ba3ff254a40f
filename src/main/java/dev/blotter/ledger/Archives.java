package dev.blotter.ledger;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses where heads are kept outside the database. */
final class Archives {

  private Archives() {}

  @Produces
  @Singleton
  static HeadArchive archive(LedgerConfig config) {
    return config
        .bucket()
        .<HeadArchive>map(bucket -> BucketArchive.of(config, bucket))
        .orElseGet(() -> new FolderArchive(config.folder()));
  }
}
