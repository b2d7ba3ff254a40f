package dev.blotter.command;

/** A question that can be answered from the states that commands are decided on. Pure. */
public interface Question<R> {

  /** What else must be loaded; asked again until it needs nothing. */
  Needs needs(States states);

  R answer(States states);
}
