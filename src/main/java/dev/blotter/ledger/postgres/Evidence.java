package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import dev.blotter.json.Json;
import dev.blotter.kernel.LanePosition;
import dev.blotter.ledger.EvidenceProofs;
import dev.blotter.ledger.Hash;
import dev.blotter.ledger.HeadJson;
import dev.blotter.ledger.InclusionProof;
import dev.blotter.ledger.Keys;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Proofs for bundles; a head is made for them where the last one is too old. */
@ApplicationScoped
class Evidence implements EvidenceProofs {

  private static final Duration AGAIN = Duration.ofMillis(100);

  private final Proofs proofs;
  private final Sealer sealer;
  private final HeadMaking heads;
  private final Publishing publishing;
  private final Keys keys;

  Evidence(Proofs proofs, Sealer sealer, HeadMaking heads, Publishing publishing, Keys keys) {
    this.proofs = proofs;
    this.sealer = sealer;
    this.heads = heads;
    this.publishing = publishing;
    this.keys = keys;
  }

  @Override
  public Uni<SignedHead> headHolding(Map<Integer, Long> newest, Duration patience) {
    return find(newest)
        .onFailure(NotSealed.class)
        .retry()
        .withBackOff(AGAIN, AGAIN)
        .expireIn(patience.toMillis())
        .onFailure(IllegalStateException.class) // what the retry says once its time is over
        .transform(late -> notSealed());
  }

  private Uni<SignedHead> find(Map<Integer, Long> newest) {
    return proofs
        .newestHead()
        .flatMap(
            head ->
                head.filter(made -> holds(made, newest))
                    .map(made -> Uni.createFrom().item(made))
                    .orElseGet(() -> make(newest)));
  }

  private Uni<SignedHead> make(Map<Integer, Long> newest) {
    return sealer
        .pass()
        .chain(heads::now)
        .call(made -> made.isPresent() ? publishing.publish() : Uni.createFrom().voidItem())
        .chain(proofs::newestHead)
        .map(head -> head.filter(made -> holds(made, newest)))
        .map(Evidence::orNotSealed);
  }

  private static SignedHead orNotSealed(Optional<SignedHead> head) {
    return head.orElseThrow(Evidence::notSealed);
  }

  private static NotSealed notSealed() {
    return new NotSealed("the events are not sealed yet, or the ledger is broken");
  }

  private boolean holds(SignedHead head, Map<Integer, Long> newest) {
    return head.keyId().equals(keys.current().id())
        && newest.entrySet().stream()
            .allMatch(lane -> head.lanes().get(lane.getKey()).size() >= lane.getValue());
  }

  @Override
  public Multi<List<InclusionProof>> proofs(SignedHead head, Multi<List<LanePosition>> events) {
    return proofs.inclusions(head, events);
  }

  @Override
  public byte[] json(SignedHead head) {
    return HeadJson.write(head);
  }

  @Override
  public byte[] json(InclusionProof proof) {
    var line =
        new Line(
            proof.lane(),
            proof.position(),
            proof.size(),
            proof.leaf().toString(),
            proof.path().stream().map(Hash::toString).toList());
    return Json.write(line).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Uni<String> publicKey(SignedHead head) {
    return LongWork.byWorker(() -> keys.publicPem(head.keyId()));
  }

  @Override
  public String publicKey() {
    return keys.current().publicPem();
  }

  @Override
  public Uni<Signed> sign(byte[] content) {
    var key = keys.current();
    return LongWork.byWorker(() -> new Signed(key.id(), key.publicPem(), key.sign(content)));
  }

  private record Line(int lane, long position, long size, String leaf, List<String> path) {}
}
