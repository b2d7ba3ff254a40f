package dev.blotter.demo;

import java.math.BigDecimal;

/** Prices of an instrument at a moment. */
record Quote(BigDecimal bid, BigDecimal ask, BigDecimal last) {

  /** What can be had at once by a buyer, or by a seller. */
  BigDecimal atOnce(Side side) {
    return side == Side.BUY ? ask : bid;
  }
}
