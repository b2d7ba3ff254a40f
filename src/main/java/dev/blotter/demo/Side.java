package dev.blotter.demo;

import java.math.BigDecimal;

/** Which way an order goes. */
enum Side {
  BUY(1),
  SELL(-1);

  private final int sign;

  Side(int sign) {
    this.sign = sign;
  }

  /** To buy above zero, else to sell: with a trend, or as a position was opened that is held. */
  static Side of(int sign) {
    return sign > 0 ? BUY : SELL;
  }

  Side other() {
    return this == BUY ? SELL : BUY;
  }

  /** The same for a purchase, below zero for a sale. */
  int signed(int many) {
    return sign * many;
  }

  /** The same for a purchase, below zero for a sale. */
  BigDecimal signed(BigDecimal amount) {
    return this == BUY ? amount : amount.negate();
  }

  /** The lower price for a purchase, the higher one for a sale. */
  BigDecimal better(BigDecimal price, BigDecimal another) {
    return this == BUY ? price.min(another) : price.max(another);
  }

  /** Whether a price has risen to a mark where this buys, or fallen to it where this sells. */
  boolean reaches(BigDecimal price, BigDecimal mark) {
    return signed(price.compareTo(mark)) >= 0;
  }
}
