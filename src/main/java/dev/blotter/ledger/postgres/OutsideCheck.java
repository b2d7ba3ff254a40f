package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import dev.blotter.ledger.Breaks;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.HeadArchive;
import dev.blotter.ledger.HeadJson;
import dev.blotter.ledger.HeadText;
import dev.blotter.ledger.Keys;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares the newest head outside the database with what is within. That head stands for all
 * before it, since each is in the hash of the next.
 */
@ApplicationScoped
class OutsideCheck {

  private final Pool pool;
  private final HeadArchive archive;
  private final Keys keys;
  private final Breaks breaks;
  private final BrokenHeads broken;
  private final Publishing publishing;
  private final Faults faults;

  OutsideCheck(
      Pool pool,
      HeadArchive archive,
      Keys keys,
      Breaks breaks,
      BrokenHeads broken,
      Publishing publishing,
      Faults faults) {
    this.pool = pool;
    this.archive = archive;
    this.keys = keys;
    this.breaks = breaks;
    this.broken = broken;
    this.publishing = publishing;
    this.faults = faults;
  }

  /** Compares, and keeps what is wrong, so that nothing is sealed over it. */
  Uni<Void> run() {
    return find().flatMap(found -> found.map(this::keep).orElse(Uni.createFrom().voidItem()));
  }

  /** Once for a head: what is found of it later follows from the same. */
  private Uni<Void> keep(Fault fault) {
    long head = Objects.requireNonNull(fault.head());
    return broken
        .isOpen(head)
        .flatMap(open -> open ? Uni.createFrom().voidItem() : faults.add(List.of(fault), true));
  }

  /**
   * The first thing that is wrong, unless it was acknowledged. Outside is looked first: a head is
   * written there only once it is durable in the database.
   */
  Uni<Optional<Fault>> find() {
    return LongWork.byWorker(this::outside)
        .flatMap(
            outside ->
                outside
                    .map(this::unlessAcknowledged)
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                    .invoke(fault -> outside.map(Outside::head).ifPresent(publishing::found)));
  }

  /** That it was has to stand in the book, and outside, where no superuser can write it. */
  private Uni<Optional<Fault>> unlessAcknowledged(Outside outside) {
    return broken
        .isAcknowledged(outside.head().number())
        .flatMap(
            known ->
                known && outside.broken()
                    ? Uni.createFrom().item(Optional.empty())
                    : compare(outside)
                        .map(found -> known ? found.map(OutsideCheck::withinAlone) : found));
  }

  /** Another fault than the one that the book says to be known. */
  private static Fault withinAlone(Fault fault) {
    return new Fault(
        fault.kind(),
        fault.lane(),
        fault.position(),
        fault.head(),
        fault.eventId(),
        fault.detail() + "; that somebody knows of it stands in the database alone");
  }

  private Uni<Optional<Fault>> compare(Outside outside) {
    var head = outside.head();
    if (!outside.signed()) {
      return fault(
          head,
          "head %d in %s is not signed by a key of ours".formatted(head.number(), archive.place()));
    }
    return new LanesOutside(pool, archive.place())
        .differing(head)
        .flatMap(
            fault ->
                fault.isPresent()
                    ? Uni.createFrom().item(fault)
                    : HeadRows.find(pool, head.number()).map(within -> same(head, within)));
  }

  private Optional<Fault> same(SignedHead outside, Optional<SignedHead> within) {
    if (within.isEmpty()) {
      return Optional.of(
          Fault.head(
              Kind.ROLLED_BACK,
              outside.number(),
              null,
              "head %d of %s is in %s, but not in the database"
                  .formatted(outside.number(), outside.time(), archive.place())));
    }
    return HeadText.of(outside).equals(HeadText.of(within.get()))
        ? Optional.empty()
        : Optional.of(
            Fault.head(
                Kind.HEAD_MISMATCH,
                outside.number(),
                null,
                "head %d is another one in %s than in the database"
                    .formatted(outside.number(), archive.place())));
  }

  private Uni<Optional<Fault>> fault(SignedHead head, String detail) {
    return Uni.createFrom()
        .item(Optional.of(Fault.head(Kind.HEAD_MISMATCH, head.number(), null, detail)));
  }

  private Optional<Outside> outside() {
    var newest = archive.newest(publishing.published());
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    var head = archive.head(newest.getAsLong()).map(HeadJson::read);
    return head.map(read -> new Outside(read, keys.isSigned(read), breaks.isAcknowledged(read)));
  }

  /**
   * The newest outside.
   *
   * @param broken whether an operator's signed word is there that the database does not continue it
   */
  private record Outside(SignedHead head, boolean signed, boolean broken) {}
}
