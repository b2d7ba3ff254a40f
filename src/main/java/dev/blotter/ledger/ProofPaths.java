package dev.blotter.ledger;

import java.util.ArrayList;
import java.util.List;

/** Of which leaves a proof needs the root, in the order of the proof. */
final class ProofPaths {

  private ProofPaths() {}

  /**
   * What proves a leaf (RFC 9162, section 2.1.3.1), from its sibling upwards.
   *
   * @param index of the leaf, from 0
   * @param size of the tree
   */
  static List<Leaves> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    List<Leaves> path = new ArrayList<>();
    var tree = new Leaves(0, size);
    while (tree.count() > 1) {
      boolean left = index < tree.left().to();
      path.add(left ? tree.right() : tree.left());
      tree = left ? tree.left() : tree.right();
    }
    return path.reversed();
  }

  /**
   * What proves that a tree begins with a smaller one (RFC 9162, section 2.1.4.1).
   *
   * @param first the size of the smaller one, at least 1
   */
  static List<Leaves> consistency(long first, long size) {
    if (first < 1 || first > size) {
      throw new IllegalArgumentException("a tree of " + size + " cannot begin with " + first);
    }
    List<Leaves> path = new ArrayList<>();
    var tree = new Leaves(0, size);
    while (first < tree.to()) {
      boolean left = first <= tree.left().to();
      path.add(left ? tree.right() : tree.left());
      tree = left ? tree.left() : tree.right();
    }
    if (tree.from() > 0) {
      path.add(tree);
    }
    return path.reversed();
  }
}
