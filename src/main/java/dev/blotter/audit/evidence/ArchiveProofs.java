package dev.blotter.audit.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import dev.blotter.audit.evidence.ArchiveClaim.Archived;
import dev.blotter.audit.evidence.ArchiveClaim.Lane;
import dev.blotter.audit.evidence.ArchiveClaim.Lanes;
import dev.blotter.database.archive.ArchiveManifest;
import dev.blotter.database.archive.ArchiveProof;
import dev.blotter.eventlog.LongWork;
import dev.blotter.ledger.EvidenceProofs;
import dev.blotter.ledger.InclusionProof;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Puts beside a file of archived events what proves them: a signed head, and of each lane the
 * proofs of its first and its last event, by which all between follow.
 */
@ApplicationScoped
public class ArchiveProofs implements ArchiveProof {

  private static final String MADE_BY = "SYSTEM archive";

  /** Sealing takes a second; what is archived is a month old. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EvidenceProofs proofs;
  private final InstantSource clock;
  private final BundleConfig config;

  public ArchiveProofs(EvidenceProofs proofs, InstantSource clock, BundleConfig config) {
    this.proofs = proofs;
    this.clock = clock;
    this.config = config;
  }

  @Override
  public Uni<Void> write(ArchiveManifest written) {
    var lanes = Lanes.of(written);
    var newest = lanes.lanes().stream().collect(toMap(Lane::lane, Lane::toPosition));
    return newest.isEmpty()
        ? Uni.createFrom().voidItem() // nothing happened in that month
        : proofs.headHolding(newest, PATIENCE).chain(head -> write(written, lanes, head));
  }

  private Uni<Void> write(ArchiveManifest written, Lanes lanes, SignedHead head) {
    var ends = lanes.lanes().stream().flatMap(Lane::ends).toList();
    var found = proofs.proofs(head, Multi.createFrom().item(ends)).collect().last();
    return Uni.combine()
        .all()
        .unis(found, proofs.publicKey(head))
        .asTuple()
        .chain(
            both -> {
              var file = new BundleFile(config.folder(), "blotter-proof-");
              return LongWork.byWorker(() -> lines(file, head, both.getItem1(), both.getItem2()))
                  .map(files -> claim(written, lanes, head, files))
                  .chain(claim -> signed(file, claim))
                  .chain(bundle -> LongWork.byWorker(() -> named(bundle, written)))
                  .onFailure()
                  .call(() -> file.discarded());
            })
        .replaceWithVoid();
  }

  private List<ListedFile> lines(
      BundleFile file, SignedHead head, List<InclusionProof> ends, String publicKey) {
    file.begin("proofs.ndjson");
    ends.forEach(proof -> file.line(new String(proofs.json(proof), UTF_8).strip()));
    file.whole("tree-head.json", proofs.json(head));
    file.whole("public-key.pem", publicKey.getBytes(US_ASCII));
    return file.files();
  }

  private ArchiveClaim claim(
      ArchiveManifest written, Lanes lanes, SignedHead head, List<ListedFile> files) {
    return new ArchiveClaim(
        ArchiveClaim.FORMAT,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        MADE_BY,
        written.rows(),
        Archived.of(written),
        files,
        lanes,
        head.number(),
        head.keyId());
  }

  private Uni<Bundle> signed(BundleFile file, ArchiveClaim claim) {
    return LongWork.byWorker(() -> file.manifest(claim))
        .chain(proofs::sign)
        .chain(signed -> LongWork.byWorker(() -> file.signed(signed.bytes())));
  }

  /**
   * On the disk before it has its name, as the file that it is of. It is a new file: the bundle, a
   * temporary one, is for its owner's eyes only, and whoever may read the events may read this.
   */
  private static Bundle named(Bundle bundle, ArchiveManifest written) {
    var draft = written.beside(".proof.zip.part");
    try {
      try (var to = Files.newOutputStream(draft)) {
        Files.copy(bundle.path(), to);
      }
      try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, written.beside(".proof.zip"), StandardCopyOption.ATOMIC_MOVE);
      Files.delete(bundle.path());
      return bundle;
    } catch (IOException e) {
      throw new FileNotWritten(e);
    }
  }
}
