package dev.blotter.audit.account;

import java.util.List;

/** Something that a user's events lead to bit by bit, each told and let go of. */
public interface Telling<T> extends AccountFold {

  /** What is certain by now and was not told before. */
  List<T> told();

  /** What is left to tell once there are no more events. */
  List<T> rest();
}
