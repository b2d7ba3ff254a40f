package dev.blotter.stream;

/** Where a reader's stream goes. Used on one event loop only. */
public interface Outlet {

  /** Sends bytes on, which must not be changed any more. */
  void write(byte[] bytes);

  /** Whether so much waits to be taken that nothing more should be written. */
  boolean isFull();

  /** Calls back once, on the same event loop, when it is no longer full. */
  void onDrain(Runnable then);

  /** Ends the stream; it is over once all that was written is taken, or cut off. */
  void end();

  /** Breaks it off, whatever waits to be taken. */
  void cut();
}
