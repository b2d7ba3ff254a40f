package dev.blotter.eventlog;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.LanePosition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log as it is stored: the columns that its leaf is the hash of, in their order
 * ({@code docs/ledger.md}). No class of an event has a say in what it shows.
 *
 * @param lanePosition counted from 1 within the lane
 * @param occurredAt when it was appended, to the microsecond
 * @param aggregateVersion counted from 1 for each aggregate
 * @param schemaVersion the version of the form of the payload
 * @param userId whose it is
 * @param effectiveAt when it happened in business, or null where that is when it was appended
 * @param causationId the event that the command followed from, or null where it followed from none
 * @param payload as PostgreSQL writes a jsonb, which is what is hashed; personal data encrypted
 */
public record EventRow(
    int lane,
    long lanePosition,
    Instant occurredAt,
    UUID eventId,
    String aggregateType,
    UUID aggregateId,
    long aggregateVersion,
    String eventType,
    int schemaVersion,
    UUID userId,
    @Nullable Instant effectiveAt,
    String commandId,
    UUID correlationId,
    @Nullable UUID causationId,
    String actorType,
    String actorId,
    @JsonRawValue String payload) {

  /**
   * What happened.
   *
   * @throws UnreplayableEvent where the codec does not know it
   */
  public DomainEvent event(EventCodec codec) {
    try {
      return codec.decode(aggregate().type(), eventType, schemaVersion, payload);
    } catch (RuntimeException fault) {
      throw new UnreplayableEvent(this, fault);
    }
  }

  /** What it happened to. */
  public AggregateRef aggregate() {
    return new AggregateRef(AggregateType.ofStored(aggregateType), aggregateId);
  }

  /** Where it stands in what a search finds. */
  public EventSearch.Place place() {
    return new EventSearch.Place(occurredAt, new LanePosition(lane, lanePosition));
  }
}
