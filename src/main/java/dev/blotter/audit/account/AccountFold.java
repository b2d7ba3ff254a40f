package dev.blotter.audit.account;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import java.util.Set;

/** Something that a user's events lead to, one after the other. */
public interface AccountFold {

  /** The kinds of aggregates that it follows from. */
  Set<AggregateType> types();

  /** Takes in the next event, in the order of the log. */
  void add(RecordedEvent event);
}
