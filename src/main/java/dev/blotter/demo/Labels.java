package dev.blotter.demo;

/** Names for orders, executions and requests that no run before has used. */
final class Labels {

  private static final int LETTERS = 36;

  private final String run = Long.toString(System.currentTimeMillis(), LETTERS);
  private long count;

  String next(String kind) {
    return kind + "-" + run + "-" + ++count;
  }
}
