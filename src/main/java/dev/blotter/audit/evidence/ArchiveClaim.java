package dev.blotter.audit.evidence;

import dev.blotter.database.archive.ArchiveManifest;
import dev.blotter.kernel.LanePosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a file of archived events holds and claims to be all of ({@code docs/ledger.md}, Bundles).
 *
 * @param format this form of it
 * @param madeBy role and subject of who asked for it
 * @param events how many there are
 * @param archive the file with the events, which lies beside
 * @param head the number of the tree head that they are proved in
 * @param keyId names the key that head and manifest are signed with
 */
record ArchiveClaim(
    String format,
    Instant madeAt,
    String madeBy,
    long events,
    Archived archive,
    List<ListedFile> files,
    Lanes complete,
    long head,
    String keyId) {

  static final String FORMAT = "blotter-archive/1";

  /** The file with the events as it lies on the disk. */
  record Archived(String name, String sha256) {

    static Archived of(ArchiveManifest written) {
      return new Archived(String.valueOf(written.file().getFileName()), written.fileSha256());
    }
  }

  /** All positions of some lanes, from one to another. */
  record Lanes(String of, List<Lane> lanes) {

    static Lanes of(ArchiveManifest written) {
      return new Lanes("lanes", written.lanes().entrySet().stream().map(Lane::of).toList());
    }
  }

  /** The events of one lane. */
  record Lane(int lane, long fromPosition, long toPosition) {

    static Lane of(Map.Entry<Integer, ArchiveManifest.Span> entry) {
      return new Lane(entry.getKey(), entry.getValue().first(), entry.getValue().last());
    }

    /** The first event and the last, where that is another. */
    Stream<LanePosition> ends() {
      return Stream.of(fromPosition, toPosition)
          .distinct()
          .map(position -> new LanePosition(lane, position));
    }
  }
}
