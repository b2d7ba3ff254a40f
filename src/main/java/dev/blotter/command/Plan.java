package dev.blotter.command;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.CommandKey;
import dev.blotter.kernel.AggregateRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a group came to, before it is appended. */
final class Plan {

  /** A command whose events shall be appended, and its answer once they are. */
  record Planned(Ticket<?> ticket, Append append, Answer answer) {
    UUID userId() {
      return append.userId();
    }

    Set<AggregateRef> touched() {
      var touched = new LinkedHashSet<AggregateRef>();
      append.checks().forEach(check -> touched.add(check.aggregate()));
      return touched;
    }
  }

  /**
   * A command that changes nothing; its result stands unless an earlier answer is found.
   *
   * @param memory what has the answer found again; null where nothing is kept of it
   * @param over the moment after which it might not be appended, where that is over; else null
   */
  record Settled(
      Ticket<?> ticket,
      CommandKey key,
      CommandResult result,
      @Nullable Append memory,
      @Nullable Instant over) {}

  final List<Planned> planned = new ArrayList<>();
  final List<Settled> settled = new ArrayList<>();

  /** Commands that could not be decided in this group, in their order. */
  final List<Ticket<?>> deferred = new ArrayList<>();

  List<Append> appends() {
    return planned.stream().map(Planned::append).toList();
  }
}
