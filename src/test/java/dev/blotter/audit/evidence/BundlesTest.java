package dev.blotter.audit.evidence;

import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.StoredEvents;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.LanePosition;
import dev.blotter.ledger.EvidenceProofs;
import dev.blotter.ledger.InclusionProof;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Evidence whose events never come to an end of being read. */
class BundlesTest {

  private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Actor AUDITOR = new Actor(Actor.Type.AUDITOR, "aud-1");

  private final Bundles bundles =
      new Bundles(new Endless(), new NoProofs(), Clock.systemUTC(), () -> FOLDER, () -> 2);

  private UniAssertSubscriber<Bundle> ask() {
    var id = UUID.randomUUID();
    var order = new StreamHead(AggregateRef.order(id), id, 1, Instant.EPOCH);
    return bundles
        .ofAggregate(order, AUDITOR)
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  @Test
  void no_more_are_made_at_a_time_than_may_be_until_one_is_given_up() {
    var first = ask();
    var second = ask();
    ask().awaitFailure(PATIENCE).assertFailedWith(TooManyBundles.class);
    first.assertNotTerminated().cancel();
    var third = ask().assertNotTerminated();
    ask().awaitFailure(PATIENCE).assertFailedWith(TooManyBundles.class);
    second.cancel();
    third.cancel();
  }

  private static final class Endless implements StoredEvents {

    @Override
    public Multi<List<StoredEvent>> ofAggregate(AggregateRef aggregate) {
      return Multi.createFrom().nothing();
    }

    @Override
    public Uni<List<EventRow>> rows(AggregateRef aggregate, long afterVersion, int limit) {
      throw new UnsupportedOperationException();
    }
  }

  /** It never comes to that. */
  private static final class NoProofs implements EvidenceProofs {

    @Override
    public Uni<SignedHead> headHolding(Map<Integer, Long> newest, Duration patience) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Multi<List<InclusionProof>> proofs(SignedHead head, Multi<List<LanePosition>> events) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] json(SignedHead head) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] json(InclusionProof proof) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<String> publicKey(SignedHead head) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String publicKey() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Signed> sign(byte[] content) {
      throw new UnsupportedOperationException();
    }
  }
}
