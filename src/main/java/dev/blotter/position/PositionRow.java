package dev.blotter.position;

import dev.blotter.projection.ReadRow;
import dev.blotter.projection.RowMark;
import java.util.UUID;

/** One cycle of a position as its projection keeps it. */
public record PositionRow(UUID id, Position position, RowMark mark) implements ReadRow {}
