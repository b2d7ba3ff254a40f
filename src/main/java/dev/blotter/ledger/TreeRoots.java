package dev.blotter.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Works out the roots of parts of a lane's tree from its tiles. Not thread-safe. */
final class TreeRoots {

  private final TreeHash hash = new TreeHash();
  private final Map<Tile, byte[]> tiles;

  /**
   * @param tiles those that {@link Tile#under} named, with their hashes one after the other
   */
  TreeRoots(Map<Tile, byte[]> tiles) {
    this.tiles = tiles;
  }

  List<Hash> of(List<Leaves> wanted) {
    return wanted.stream().map(leaves -> Hash.of(root(leaves))).toList();
  }

  private byte[] root(Leaves leaves) {
    if (leaves.isPerfect()) {
      return perfect(leaves);
    }
    byte[] left = root(leaves.left());
    hash.node(left, 0, root(leaves.right()), 0, left, 0);
    return left;
  }

  private byte[] perfect(Leaves leaves) {
    var tile = Tile.holding(leaves);
    int shift = Tile.BITS * tile.level();
    int first = (int) ((leaves.from() >> shift) - tile.first());
    int count = (int) (leaves.count() >> shift);
    byte[] hashes = tiles.get(tile);
    if (hashes == null || hashes.length < (first + count) * Hash.BYTES) {
      throw new IllegalStateException("hashes are missing from " + tile);
    }
    byte[] nodes = Arrays.copyOfRange(hashes, first * Hash.BYTES, (first + count) * Hash.BYTES);
    for (int width = count; width > 1; width /= 2) {
      halve(nodes, width);
    }
    return Arrays.copyOf(nodes, Hash.BYTES);
  }

  /** Puts the parents of that many nodes in their place. */
  private void halve(byte[] nodes, int width) {
    for (int at = 0; at < width / 2; at++) {
      int left = 2 * at * Hash.BYTES;
      hash.node(nodes, left, nodes, left + Hash.BYTES, nodes, at * Hash.BYTES);
    }
  }
}
