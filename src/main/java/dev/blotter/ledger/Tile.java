package dev.blotter.ledger;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Up to 256 hashes that stand side by side in a lane's tree.
 *
 * @param level 0 for hashes of leaves, 1 for roots of 256 leaves, 2 for roots of 65,536 …
 * @param index how many tiles of that level come before it
 */
public record Tile(int level, long index) implements Comparable<Tile> {

  /** How many hashes a whole tile holds. */
  public static final int WIDTH = 256;

  static final int BITS = 8;

  /** The tiles that hold what the roots of these leaves are made of. */
  static Set<Tile> under(List<Leaves> wanted) {
    Set<Tile> tiles = new TreeSet<>();
    wanted.forEach(leaves -> addUnder(leaves, tiles));
    return tiles;
  }

  private static void addUnder(Leaves leaves, Set<Tile> tiles) {
    if (leaves.isPerfect()) {
      tiles.add(holding(leaves));
    } else {
      addUnder(leaves.left(), tiles);
      addUnder(leaves.right(), tiles);
    }
  }

  /** The tile that holds what the root of a perfect subtree is made of. */
  static Tile holding(Leaves perfect) {
    int level = perfect.height() / BITS;
    return new Tile(level, perfect.from() >> (BITS * (level + 1)));
  }

  /** The number of its first hash among all of its level. */
  public long first() {
    return index << BITS;
  }

  @Override
  public int compareTo(Tile other) {
    int byLevel = Integer.compare(level, other.level);
    return byLevel == 0 ? Long.compare(index, other.index) : byLevel;
  }
}
