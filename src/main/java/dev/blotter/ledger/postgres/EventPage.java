package dev.blotter.ledger.postgres;

import dev.blotter.ledger.EventHash;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.Hash;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds the events at some positions of a lane against the hashes that they were sealed with, and
 * has what they say of their aggregates gathered. Not thread-safe.
 */
final class EventPage {

  /** How many odd ones are looked for in each other's places: each of them is hashed at each. */
  private static final int FEW = 64;

  private final int lane;
  private final long to;
  private final SealedRun sealed;
  private final Findings findings;
  private final SeenStreams seen;
  private final EventHash hash = new EventHash();
  private final byte[] found = new byte[Hash.BYTES];

  /** Events that are not what was sealed, until it is known whether they only changed places. */
  private final List<Odd> odd = new ArrayList<>();

  /** The event at the position before {@code next}, where it is not the one that was sealed. */
  private @Nullable Odd wrong;

  private long next;

  EventPage(int lane, long from, long to, SealedRun sealed, Findings findings, SeenStreams seen) {
    this.lane = lane;
    this.to = to;
    this.sealed = sealed;
    this.findings = findings;
    this.seen = seen;
    this.next = from;
  }

  /** A row of the log; each is only itself. */
  private static final class Odd {
    private final long position;
    private final byte[] row;

    Odd(long position, byte[] row) {
      this.position = position;
      this.row = row;
    }

    long position() {
      return position;
    }

    byte[] row() {
      return row;
    }

    UUID eventId() {
      return PackedEvents.eventId(row);
    }
  }

  /**
   * Compares the events, which come by position.
   *
   * @param rows of {@linkplain PackedEvents packed events}
   * @return how many events there were
   */
  long compare(Iterable<Row> rows) {
    long count = 0;
    for (var row : rows) {
      count += compare(new PackedEvents(row.getBuffer(0)));
    }
    leave();
    missing(to + 1);
    odd.forEach(this::name);
    return count;
  }

  private long compare(PackedEvents events) {
    long count = 0;
    while (events.next(hash, found)) {
      seen.add(events.sent(), PackedEvents.STREAM);
      long position = events.position();
      boolean right = sealed.holds(position, found);
      if (right && position == next) {
        leave();
        next++;
      } else {
        outOfTurn(new Odd(position, events.row()), right);
      }
      count++;
    }
    return count;
  }

  /**
   * @param right whether it is the event that was sealed at its position
   */
  private void outOfTurn(Odd event, boolean right) {
    if (event.position() != next - 1) {
      leave();
      missing(event.position());
      next = event.position() + 1;
      wrong = right ? null : event;
    } else if (right && wrong != null) {
      extra(wrong);
      wrong = null;
    } else {
      // Somebody has put another one where an event stands.
      extra(event);
    }
  }

  /** Goes on from a position. */
  private void leave() {
    if (wrong != null) {
      odd.add(wrong);
      wrong = null;
    }
  }

  private void missing(long until) {
    if (next < until) {
      long count = until - next;
      var detail =
          count == 1
              ? "the event at %d is missing".formatted(next)
              : "%d events, %d to %d, are missing".formatted(count, next, until - 1);
      findings.add(Fault.lane(Kind.MISSING, lane, next, detail));
    }
    next = until;
  }

  private void extra(Odd event) {
    findings.add(
        Fault.event(
            Kind.EXTRA,
            lane,
            event.position(),
            event.eventId(),
            "there is another event at the position of one that was sealed, its hash is "
                + hashOf(event)));
  }

  private void name(Odd event) {
    var other = elsewhere(event);
    findings.add(
        other.isPresent()
            ? Fault.event(
                Kind.SWAPPED,
                lane,
                event.position(),
                event.eventId(),
                "it was sealed at position " + other.get().position())
            : Fault.event(
                Kind.CHANGED,
                lane,
                event.position(),
                event.eventId(),
                "it is not what was sealed, its hash is now " + hashOf(event)));
  }

  /** Where it was sealed; not looked for where most are odd, which are hardly all exchanged. */
  private Optional<Odd> elsewhere(Odd event) {
    return odd.size() > FEW
        ? Optional.empty()
        : odd.stream().filter(place -> standsIn(event, place)).findFirst();
  }

  /** Tells one change of an event from the next. */
  private Hash hashOf(Odd event) {
    return hash.hashAt(event.row(), event.position());
  }

  private boolean standsIn(Odd event, Odd place) {
    return event != place
        && sealed.holds(place.position(), hash.hashAt(event.row(), place.position()).bytes());
  }
}
