package dev.blotter.audit.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a bundle holds and claims to be all of ({@code docs/ledger.md}, Bundles).
 *
 * @param format this form of it
 * @param madeBy role and subject of who asked for it
 * @param query what was asked for, by the names of the interface
 * @param events how many there are
 * @param head the number of the tree head that they are proved in
 * @param keyId names the key that head and manifest are signed with
 */
record Manifest(
    String format,
    Instant madeAt,
    String madeBy,
    Map<String, String> query,
    long events,
    List<ListedFile> files,
    Whole complete,
    long head,
    String keyId) {

  static final String FORMAT = "blotter-bundle/1";

  /** All versions of an aggregate from one to another. */
  record Whole(
      String of, String aggregateType, UUID aggregateId, long fromVersion, long toVersion) {

    static final String AGGREGATE = "aggregate";
  }
}
