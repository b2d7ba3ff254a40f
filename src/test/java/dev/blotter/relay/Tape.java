package dev.blotter.relay;

import dev.blotter.eventlog.EventRow;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * What a broker has got, in order; it may refuse events, and nodes may not hear that it has them.
 */
final class Tape {

  private final List<EventRow> events = new ArrayList<>();

  /** The way of a node to it. */
  Outlet outlet() {
    return refusing(event -> false);
  }

  Outlet refusing(Predicate<EventRow> refused) {
    return event -> Uni.createFrom().deferred(() -> take(event, refused));
  }

  /** That of a node that hears of one event and is lost before it hears of more. */
  Outlet deafAfterOne() {
    var heard = new AtomicBoolean();
    return event ->
        Uni.createFrom()
            .deferred(() -> take(event, none -> false))
            .chain(
                () ->
                    heard.getAndSet(true)
                        ? Uni.createFrom().completionStage(new CompletableFuture<>())
                        : Uni.createFrom().voidItem());
  }

  private synchronized Uni<Void> take(EventRow event, Predicate<EventRow> refused) {
    if (refused.test(event)) {
      return Uni.createFrom().failure(new IllegalStateException("refused"));
    }
    events.add(event);
    return Uni.createFrom().voidItem();
  }

  synchronized List<EventRow> all() {
    return List.copyOf(events);
  }

  /** Each event when it came for the first time, by user. */
  Map<UUID, List<Long>> firsts() {
    Set<UUID> seen = new HashSet<>();
    Map<UUID, List<Long>> firsts = new HashMap<>();
    for (var event : all()) {
      if (seen.add(event.eventId())) {
        firsts.computeIfAbsent(event.userId(), u -> new ArrayList<>()).add(event.lanePosition());
      }
    }
    return firsts;
  }

  int distinct() {
    return firsts().values().stream().mapToInt(List::size).sum();
  }
}
