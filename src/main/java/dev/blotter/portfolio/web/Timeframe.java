package dev.blotter.portfolio.web;

/** How far apart the points of a history are. */
enum Timeframe {
  DAY;

  @Override
  public String toString() {
    return "1D";
  }
}
