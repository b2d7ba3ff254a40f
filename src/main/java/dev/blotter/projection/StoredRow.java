package dev.blotter.projection;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a read model, value by value in the order of its table's columns.
 *
 * @param values as text, the same for equal values whatever their scale or zone; JSON as it is;
 *     null where the column is
 */
public record StoredRow(UUID id, List<@Nullable String> values) {

  static StoredRow of(UUID id, @Nullable String[] values) {
    return new StoredRow(id, Collections.unmodifiableList(Arrays.asList(values)));
  }
}
