package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.VersionCheck;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A group of appends, with the ids and versions that its events get if they are appended. */
record Group(List<Entry> entries) {

  /** One append, the checks and the events of which the database hears. */
  record Entry(Append append, List<Check> checks, List<Event> events, List<Claim> claims) {}

  /**
   * One check.
   *
   * @param command which of the group it belongs to, from one
   * @param before the version that the aggregate has before the group if the command is right,
   *     which the database knows; less than zero where it cannot be
   * @param after the version that the command leaves
   */
  record Check(int command, AggregateRef aggregate, long before, long after) {}

  /**
   * One event to be.
   *
   * @param command which of the group it belongs to, from one
   * @param version the aggregate's version once it has happened
   */
  record Event(int command, UUID id, long version, Change change) {}

  /**
   * One further id that nobody else may have.
   *
   * @param command which of the group it belongs to, from one
   */
  record Claim(int command, String commandId) {}

  static Group of(List<Append> appends, Ids ids, Instant now) {
    var touched = new Touched();
    List<Entry> entries = new ArrayList<>(appends.size());
    for (Append append : appends) {
      entries.add(entry(entries.size() + 1, append, touched, ids, now));
    }
    return new Group(entries);
  }

  private static Entry entry(int command, Append append, Touched touched, Ids ids, Instant now) {
    Map<AggregateRef, Long> versions = new HashMap<>();
    for (VersionCheck check : append.checks()) {
      versions.put(check.aggregate(), check.expectedVersion());
    }
    List<Event> events = new ArrayList<>(append.changes().size());
    for (Change change : append.changes()) {
      long version = versions.merge(change.aggregate(), 1L, Long::sum);
      events.add(new Event(command, ids.next(append.lane(), now), version, change));
    }
    List<Check> checks = new ArrayList<>(append.checks().size());
    for (VersionCheck check : append.checks()) {
      long after = versions.getOrDefault(check.aggregate(), check.expectedVersion());
      checks.add(
          new Check(command, check.aggregate(), touched.before(append, check, after), after));
    }
    var claims = append.claims().stream().map(name -> new Claim(command, name)).toList();
    return new Entry(append, checks, events, claims);
  }
}
