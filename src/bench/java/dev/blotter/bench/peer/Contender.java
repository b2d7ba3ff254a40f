package dev.blotter.bench.peer;

/** Something that takes orders and keeps them as events. */
public interface Contender extends AutoCloseable {

  String name();

  /** Places an order of anybody; durable once it returns. Callable from any thread. */
  void place();

  /** Changes what all clients change; durable once it returns. Callable from any thread. */
  void hot();

  /** How many events it has stored. */
  long events();

  @Override
  void close();
}
