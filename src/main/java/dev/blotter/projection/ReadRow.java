package dev.blotter.projection;

import java.util.UUID;

/** A row of a read model: an immutable record that a projection folds events into. */
public interface ReadRow {

  UUID id();

  RowMark mark();
}
