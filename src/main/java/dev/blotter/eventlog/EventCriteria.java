package dev.blotter.eventlog;

import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What events are to be found; each that is not null must hold.
 *
 * @param symbol events of orders and positions in that instrument
 * @param clientOrderId events of orders that their clients call so
 * @param execId events of orders that report that execution, correct it or take it back
 * @param eventTypes any of these; all where it is empty
 * @param recorded when they were appended
 * @param effective when they happened in business, which is when they were appended where nobody
 *     said otherwise
 * @param oldestFirst false for the newest first
 * @param eventId the one event of that id
 */
public record EventCriteria(
    @Nullable UUID userId,
    @Nullable UUID aggregateId,
    @Nullable AggregateType aggregateType,
    List<String> eventTypes,
    @Nullable String actorType,
    @Nullable String actorId,
    @Nullable String commandId,
    @Nullable UUID correlationId,
    @Nullable Symbol symbol,
    @Nullable String clientOrderId,
    @Nullable String execId,
    Span recorded,
    Span effective,
    boolean oldestFirst,
    @Nullable UUID eventId) {

  /** Everything there is, the newest first. */
  public static final EventCriteria ALL =
      new EventCriteria(
          null, null, null, List.of(), null, null, null, null, null, null, null, Span.ALL, Span.ALL,
          false, null);

  public EventCriteria {
    eventTypes = List.copyOf(eventTypes);
  }

  /**
   * A time.
   *
   * @param from inclusive, or null for any
   * @param to exclusive, or null for any
   */
  public record Span(@Nullable Instant from, @Nullable Instant to) {

    /** Any time. */
    public static final Span ALL = new Span(null, null);
  }

  /** The same of one user. */
  public EventCriteria with(UUID user) {
    return with(user, eventTypes, correlationId, symbol, clientOrderId, recorded, oldestFirst);
  }

  /** The same of one type. */
  public EventCriteria with(String eventType) {
    return with(
        userId, List.of(eventType), correlationId, symbol, clientOrderId, recorded, oldestFirst);
  }

  /** The same in one instrument. */
  public EventCriteria with(Symbol instrument) {
    return with(
        userId, eventTypes, correlationId, instrument, clientOrderId, recorded, oldestFirst);
  }

  /** The same of orders that their clients call so. */
  public EventCriteria withClientOrderId(String id) {
    return with(userId, eventTypes, correlationId, symbol, id, recorded, oldestFirst);
  }

  /** The same recorded in that time. */
  public EventCriteria with(Span time) {
    return with(userId, eventTypes, correlationId, symbol, clientOrderId, time, oldestFirst);
  }

  /** The same of one workflow, oldest first. */
  public EventCriteria inWorkflow(UUID correlation) {
    return with(userId, eventTypes, correlation, symbol, clientOrderId, recorded, true);
  }

  /** The same from the other end, or from this one. */
  public EventCriteria oldestFirst(boolean wanted) {
    return with(userId, eventTypes, correlationId, symbol, clientOrderId, recorded, wanted);
  }

  private EventCriteria with(
      @Nullable UUID user,
      List<String> types,
      @Nullable UUID correlation,
      @Nullable Symbol instrument,
      @Nullable String clientId,
      Span time,
      boolean ascending) {
    return new EventCriteria(
        user,
        aggregateId,
        aggregateType,
        types,
        actorType,
        actorId,
        commandId,
        correlation,
        instrument,
        clientId,
        execId,
        time,
        effective,
        ascending,
        eventId);
  }
}
