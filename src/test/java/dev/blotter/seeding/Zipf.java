package dev.blotter.seeding;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Ranks of which each is the likelier the lower it is: as 1 / (rank + offset). */
final class Zipf {

  private final double[] upTo;

  Zipf(int ranks, int offset) {
    upTo = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += 1.0 / (rank + offset);
      upTo[rank] = sum;
    }
  }

  /** A rank from 0 on. */
  int draw(RandomGenerator random) {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
  }

  /** How many of a total fall to a rank. */
  double share(int rank, double total) {
    double before = rank == 0 ? 0 : upTo[rank - 1];
    return total * (upTo[rank] - before) / upTo[upTo.length - 1];
  }
}
