package dev.blotter.position;

/** Which way a position stands. */
public enum PositionSide {
  LONG,
  SHORT,
  FLAT
}
