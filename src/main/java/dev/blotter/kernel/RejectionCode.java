package dev.blotter.kernel;

/** A stable reason for refusing a command; implemented by one closed enum a feature. */
public interface RejectionCode {

  /** The code as clients see it. */
  String name();

  /** What kind of refusal this is. */
  Kind kind();

  /** Kinds of refusal; the HTTP status follows from them. */
  enum Kind {
    /** What was named does not exist, or not for the asker: 404. */
    NOT_FOUND,
    /** The state of things does not allow it: 409. */
    CONFLICT,
    /** The version named is not the current one: 412. */
    PRECONDITION,
    /** Understood, but a rule forbids it: 422. */
    RULE
  }
}
