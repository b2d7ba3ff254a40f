package dev.blotter.command;

/** What goes first where commands wait, and is refused last where too many do. */
public enum Priority {

  /**
   * Ends risk. It goes before all others, and has places of its own that nobody else can take: it
   * is taken in long after the others are refused.
   */
  URGENT,

  /** Says what has happened already, or is rare. */
  ORDINARY,

  /** Takes new risk: it is refused as soon as commands have begun to wait for too long. */
  NEW_RISK,

  /** Nobody waits for it, and it is sent again: it is refused as soon as new risk is. */
  BACKGROUND
}
