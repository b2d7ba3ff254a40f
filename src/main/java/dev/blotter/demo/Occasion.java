package dev.blotter.demo;

import java.util.Arrays;
import java.util.List;

/**
 * What comes to accounts other than by trading, and when: the round of the first, and how often.
 */
enum Occasion {
  DEPOSIT(20, 90),
  DIVIDEND(25, 240),
  SPLIT(40, 900),
  FEE(60, 300);

  private final int first;
  private final int every;

  Occasion(int first, int every) {
    this.first = first;
    this.every = every;
  }

  static List<Occasion> at(int round) {
    return Arrays.stream(values()).filter(event -> event.falls(round)).toList();
  }

  private boolean falls(int round) {
    return round % every == first;
  }
}
