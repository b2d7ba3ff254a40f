package dev.blotter.ledger.postgres;

import dev.blotter.ledger.EventHash;
import dev.blotter.ledger.Frontier;
import dev.blotter.ledger.Hash;
import dev.blotter.ledger.Seal;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** A seal in the making: what its events add to the lane's tree. */
final class NewSeal {

  /** A node that became whole. */
  record Node(int lane, int level, long index, Hash hash) {}

  private final OpenLane lane;
  private final EventHash events;
  private final Frontier tree;
  private final Buffer leaves = Buffer.buffer();
  private final byte[] leaf = new byte[Hash.BYTES];
  private final List<Node> nodes = new ArrayList<>();
  private OffsetDateTime lastOccurredAt;

  NewSeal(OpenLane lane, EventHash events) {
    this.lane = lane;
    this.events = events;
    this.tree =
        new Frontier(
            lane.size(),
            lane.peaks().getBytes(),
            (level, index, root) -> nodes.add(new Node(lane.lane(), level, index, root)));
    this.lastOccurredAt = lane.lastOccurredAt();
  }

  /** True where the lane's last seal is what it goes on from. */
  boolean follows() {
    return lane.follows(tree.root());
  }

  /** Adds events; one that is not the lane's next is passed over, so that a gap stays one. */
  void add(PackedEvents more) {
    while (more.next(events, leaf)) {
      if (more.position() == tree.size() + 1) {
        leaves.appendBytes(leaf);
        tree.add(leaf, 0);
        lastOccurredAt = Columns.time(more.occurredAt());
      }
    }
  }

  long size() {
    return tree.size();
  }

  long added() {
    return tree.size() - lane.size();
  }

  Seal seal(Instant now) {
    return Seal.of(
        lane.lane(), lane.seals() + 1, lane.size() + 1, tree.size(), tree.root(), lane.hash(), now);
  }

  OpenLane lane() {
    return lane;
  }

  Buffer leaves() {
    return leaves;
  }

  byte[] peaks() {
    return tree.peaks();
  }

  List<Node> nodes() {
    return nodes;
  }

  OffsetDateTime lastOccurredAt() {
    return lastOccurredAt;
  }
}
