package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Told that rows have changed, by whichever node, after the change can be read and before this node
 * lets a read through that waits for it. What is forgotten then is never served too old.
 */
public interface ReadModelListener {

  /** Some rows of these users may have changed. Must not block. */
  void changed(Set<UUID> users);

  /** Rows of any user may have changed. Must not block. */
  void allChanged();

  /** A pass of this node has brought read models past these events. Must not block. */
  default void applied(List<RecordedEvent> events) {}
}
