package dev.blotter.relay;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Who relays which lane, and how far each is. A node that comes too late because it was stopped for
 * longer than its lease, moves nothing.
 */
public interface Leases {

  /** Takes lanes that have something to relay and that nobody has, at most that many. */
  Uni<List<LeasedLane>> take(int limit, Set<Integer> except);

  /** Keeps lanes for longer. */
  Uni<Void> keep(Collection<Integer> lanes);

  /**
   * Moves lanes on and gives them back.
   *
   * @return how many of them were still this node's
   */
  Uni<Integer> giveBack(List<Landing> landings);

  /** Gives back whatever lanes are still this node's, moved on or not. */
  Uni<Void> release();

  /** How much is still to be relayed by all nodes. */
  Uni<Lag> lag();

  /**
   * What is still to be relayed.
   *
   * @param seconds for how long the oldest of it has been in the log
   */
  record Lag(long events, double seconds) {

    static final Lag NONE = new Lag(0, 0);
  }
}
