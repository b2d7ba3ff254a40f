package dev.blotter.http;

import java.util.List;

/** The roles that a token may have, in its {@code groups} claim. */
public final class Roles {

  /** Trades for the user who is the token's subject, and sees only what is that user's. */
  public static final String TRADER = "trader";

  /** Reports executions and quotes. */
  public static final String VENUE = "venue";

  /** Reads everything, and changes nothing but legal holds. */
  public static final String AUDITOR = "auditor";

  /** Looks after users and accounts. */
  public static final String OPERATOR = "operator";

  /** All that there are. */
  public static final List<String> ALL = List.of(TRADER, VENUE, AUDITOR, OPERATOR);

  private Roles() {}
}
