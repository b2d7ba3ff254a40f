package dev.blotter.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * How far another clock was ahead of this node's when it was asked.
 *
 * @param offset what would have to be added to this node's clock, as RFC 5905 has it: above zero
 *     where the other is ahead
 * @param uncertainty how much more or less it may be in truth, at most; not below zero
 */
public record Reading(Duration offset, Duration uncertainty) {

  /**
   * What follows from one answer. The other clock was read somewhere between question and answer:
   * in the middle, give or take a half.
   *
   * @param sent when the question went out, by this node's clock
   * @param seen what the other clock said
   * @param received when the answer had come, by this node's clock
   */
  public static Reading between(Instant sent, Instant seen, Instant received) {
    var half = Duration.between(sent, received).dividedBy(2);
    return new Reading(Duration.between(sent.plus(half), seen), half.abs());
  }
}
