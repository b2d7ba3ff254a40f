package dev.blotter.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands that wait, in their order, the urgent ones before all others. */
final class WaitingLine {

  private final Deque<Ticket<?>> urgent = new ArrayDeque<>();
  private final Deque<Ticket<?>> others = new ArrayDeque<>();

  void add(Ticket<?> ticket) {
    lineOf(ticket).addLast(ticket);
  }

  /** Puts these before all that wait, in their order. */
  void putBack(List<Ticket<?>> tickets) {
    tickets.reversed().forEach(ticket -> lineOf(ticket).addFirst(ticket));
  }

  boolean isEmpty() {
    return urgent.isEmpty() && others.isEmpty();
  }

  /** The one that waits longest of those that are not urgent. */
  Optional<Ticket<?>> oldest() {
    return oldest(others);
  }

  /**
   * The first of these that is not urgent and waits for the first time: that one is tried again
   * says nothing of how long newcomers wait.
   */
  static Optional<Ticket<?>> oldest(Collection<Ticket<?>> tickets) {
    for (var ticket : tickets) {
      if (ticket.isFresh() && !ticket.isUrgent()) {
        return Optional.of(ticket);
      }
    }
    return Optional.empty();
  }

  /** Takes the next ones out; of two that share an id the second stays for the group after. */
  List<Ticket<?>> next(int limit) {
    List<Ticket<?>> group = new ArrayList<>();
    List<Ticket<?>> later = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    while (!isEmpty() && group.size() < limit) {
      var ticket = (urgent.isEmpty() ? others : urgent).removeFirst();
      (isFirst(ticket, seen) ? group : later).add(ticket);
    }
    putBack(later);
    return group;
  }

  /** Whether no id of it was seen before; all of them are from now on. It may name one twice. */
  private static boolean isFirst(Ticket<?> ticket, Set<String> seen) {
    if (ticket.claims().isEmpty()) {
      return seen.add(ticket.lane() + "/" + ticket.request.commandId());
    }
    var ids = new HashSet<String>();
    ids.add(ticket.lane() + "/" + ticket.request.commandId());
    ticket.claims().forEach(claim -> ids.add(ticket.lane() + "/" + claim));
    boolean first = Collections.disjoint(ids, seen);
    seen.addAll(ids);
    return first;
  }

  private Deque<Ticket<?>> lineOf(Ticket<?> ticket) {
    return ticket.isUrgent() ? urgent : others;
  }
}
