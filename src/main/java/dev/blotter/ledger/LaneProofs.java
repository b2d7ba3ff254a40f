package dev.blotter.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the proofs of one lane from the tiles of its tree. */
public final class LaneProofs {

  private LaneProofs() {}

  /** Which tiles it takes to prove the event at that position, from 1, in a tree of that size. */
  public static Set<Tile> tilesOfInclusion(long position, long size) {
    var tiles = Tile.under(ProofPaths.inclusion(position - 1, size));
    tiles.add(Tile.holding(leaf(position)));
    return tiles;
  }

  public static InclusionProof inclusion(LaneHead lane, long position, Map<Tile, byte[]> tiles) {
    var roots = new TreeRoots(tiles);
    var path = roots.of(ProofPaths.inclusion(position - 1, lane.size()));
    var leaf = roots.of(List.of(leaf(position))).getFirst();
    return new InclusionProof(lane.lane(), position, lane.size(), leaf, path);
  }

  /** Which tiles it takes to prove that a tree goes on from one of another size, which may be 0. */
  public static Set<Tile> tilesOfConsistency(long first, long size) {
    return first == 0 ? Set.of() : Tile.under(ProofPaths.consistency(first, size));
  }

  public static ConsistencyProof consistency(LaneHead from, LaneHead to, Map<Tile, byte[]> tiles) {
    List<Hash> path =
        from.size() == 0
            ? List.of()
            : new TreeRoots(tiles).of(ProofPaths.consistency(from.size(), to.size()));
    return new ConsistencyProof(from, to, path);
  }

  /** Proves a lane in the tree over the lanes of a head. */
  public static List<Hash> lanePath(SignedHead head, int lane) {
    byte[] leaves = new byte[head.lanes().size() * Hash.BYTES];
    head.lanes().forEach(one -> HeadText.leaf(one).copyTo(leaves, one.lane() * Hash.BYTES));
    return new TreeRoots(Map.of(new Tile(0, 0), leaves))
        .of(ProofPaths.inclusion(lane, head.lanes().size()));
  }

  private static Leaves leaf(long position) {
    return new Leaves(position - 1, position);
  }
}
