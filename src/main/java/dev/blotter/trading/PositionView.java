package dev.blotter.trading;

import dev.blotter.command.States;
import dev.blotter.json.Json;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.position.Position;
import dev.blotter.position.PositionFigures;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A position as answers to commands show it. */
record PositionView(
    UUID positionId,
    UUID userId,
    UUID portfolioId,
    String symbol,
    int cycle,
    PositionFigures figures,
    Instant openedAt,
    @Nullable Instant closedAt,
    long version) {

  /** That position as JSON text, or null where there is none. */
  static @Nullable String json(AggregateRef ref, States states) {
    return states
        .find(ref, Position.class)
        .map(position -> Json.write(of(ref.id(), position, states.version(ref))))
        .orElse(null);
  }

  private static PositionView of(UUID id, Position position, long version) {
    return new PositionView(
        id,
        position.userId(),
        position.portfolioId(),
        position.symbol().value(),
        position.cycle(),
        position.figures(),
        position.openedAt(),
        position.closedAt(),
        version);
  }
}
