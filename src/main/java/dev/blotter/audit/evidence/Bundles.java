package dev.blotter.audit.evidence;

import dev.blotter.audit.evidence.Manifest.Whole;
import dev.blotter.eventlog.LongWork;
import dev.blotter.eventlog.StoredEvents;
import dev.blotter.eventlog.StoredEvents.StoredEvent;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.Once;
import dev.blotter.ledger.EvidenceProofs;
import dev.blotter.ledger.InclusionProof;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Makes bundles: events as they are stored, a proof for each, the signed head that they are proved
 * in, and a signed manifest of it all. A bundle is a file before anybody is given its first byte,
 * so that what goes wrong on the way is an answer and not half a bundle.
 */
@ApplicationScoped
public class Bundles {

  /** Sealing takes a second at most; somewhat more is waited, and less than clients wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int PROOFS_AT_A_TIME = 500;

  private final StoredEvents stored;
  private final EvidenceProofs proofs;
  private final InstantSource clock;
  private final BundleConfig config;
  private final Semaphore free;

  Bundles(
      StoredEvents stored,
      EvidenceProofs proofs,
      InstantSource clock,
      BundleConfig config,
      EvidenceConfig evidence) {
    this.stored = stored;
    this.proofs = proofs;
    this.clock = clock;
    this.config = config;
    this.free = new Semaphore(evidence.atOnce());
  }

  /**
   * All that has happened to an aggregate, as far as the log goes. Where the log ends before the
   * head, the bundle claims what the head does, and so shows that events are missing.
   *
   * @param asker who will be named in the manifest
   * @return fails with {@link EvidenceProofs.NotSealed} where no signed head holds it all in time,
   *     and with {@link TooManyBundles}
   */
  public Uni<Bundle> ofAggregate(StreamHead aggregate, Actor asker) {
    return Uni.createFrom()
        .deferred(
            () ->
                free.tryAcquire()
                    ? made(aggregate, asker).onTermination().invoke(new Once(free::release))
                    : Uni.createFrom().failure(new TooManyBundles()));
  }

  private Uni<Bundle> made(StreamHead aggregate, Actor asker) {
    var ref = aggregate.aggregate();
    var events = stored.ofAggregate(ref);
    var query = Map.of("aggregate_type", ref.type().label(), "aggregate_id", ref.id().toString());
    return Uni.createFrom()
        .deferred(
            () -> {
              var file = new BundleFile(config.folder(), "blotter-evidence-");
              return filled(file, events, new Claim(query, aggregate, asker))
                  .onFailure()
                  .call(fault -> file.discarded())
                  .onCancellation()
                  .call(() -> file.discarded());
            });
  }

  /** What a manifest says beside what is found. */
  private record Claim(Map<String, String> query, StreamHead head, Actor asker) {

    Whole whole(Places places) {
      var ref = head.aggregate();
      long last = Math.max(head.version(), places.version());
      return new Whole(Whole.AGGREGATE, ref.type().label(), ref.id(), 1, last);
    }
  }

  private Uni<Bundle> filled(BundleFile file, Multi<List<StoredEvent>> events, Claim claim) {
    var places = new Places();
    return LongWork.byWorker(() -> begun(file, "events.ndjson"))
        .onItem()
        .transformToMulti(begun -> events)
        .onItem()
        .transformToUniAndConcatenate(some -> LongWork.byWorker(() -> written(file, places, some)))
        .collect()
        .last()
        .chain(() -> proofs.headHolding(places.newest(), PATIENCE))
        .chain(head -> proved(file, places, head).replaceWith(head))
        .chain(head -> ended(file, places, head, claim));
  }

  private static int written(BundleFile file, Places places, List<StoredEvent> events) {
    for (var event : events) {
      file.line(event.json());
      places.add(event.position(), event.version());
    }
    return events.size();
  }

  private Uni<Void> proved(BundleFile file, Places places, SignedHead head) {
    Multi<List<LanePosition>> wanted =
        Multi.createFrom().items(places.stream()).group().intoLists().of(PROOFS_AT_A_TIME);
    return LongWork.byWorker(() -> begun(file, "proofs.ndjson"))
        .onItem()
        .transformToMulti(begun -> proofs.proofs(head, wanted))
        .onItem()
        .transformToUniAndConcatenate(some -> LongWork.byWorker(() -> written(file, some)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private int written(BundleFile file, List<InclusionProof> some) {
    some.forEach(
        proof -> file.line(new String(proofs.json(proof), StandardCharsets.UTF_8).strip()));
    return some.size();
  }

  private Uni<Bundle> ended(BundleFile file, Places places, SignedHead head, Claim claim) {
    return proofs
        .publicKey(head)
        .chain(pem -> LongWork.byWorker(() -> manifest(file, places, head, claim, pem)))
        .chain(manifest -> proofs.sign(manifest).map(EvidenceProofs.Signed::bytes))
        .chain(signature -> LongWork.byWorker(() -> file.signed(signature)));
  }

  private byte[] manifest(
      BundleFile file, Places places, SignedHead head, Claim claim, String publicKey) {
    file.whole("tree-head.json", proofs.json(head));
    file.whole("public-key.pem", publicKey.getBytes(StandardCharsets.US_ASCII));
    var manifest =
        new Manifest(
            Manifest.FORMAT,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            claim.asker().type() + " " + claim.asker().id(),
            claim.query(),
            places.count(),
            file.files(),
            claim.whole(places),
            head.number(),
            head.keyId());
    return file.manifest(manifest);
  }

  private static BundleFile begun(BundleFile file, String entry) {
    file.begin(entry);
    return file;
  }
}
