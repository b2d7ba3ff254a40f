package dev.blotter.stream;

/** Why the service ends a stream; the reader may resume at once, save where it says otherwise. */
public enum Ending {
  /** The reader took nothing for too long. */
  SLOW_READER,
  /** The service stops: resume at another node, or a little later. */
  SHUTDOWN,
  /** The token's time is over: resume with a new one. */
  TOKEN_EXPIRED,
  /** The log could not be read: resume a little later. */
  INTERRUPTED
}
