package dev.blotter.job;

import java.time.Duration;

/**
 * How long a transaction may hold what others wait for while its node says nothing: a node that
 * hangs, sleeps or cannot be reached any more. After that the database ends the session, so that
 * others go on at once and whatever the node still sends when it wakes is refused.
 */
public final class Lease {

  private Lease() {}

  /** The statement that says so for the transaction at hand. */
  public static String of(Duration lease) {
    return "SET LOCAL idle_in_transaction_session_timeout = " + lease.toMillis();
  }
}
