package dev.blotter.kernel;

/** From which end a list goes that is ordered by time. */
public enum TimeOrder {
  OLDEST_FIRST(">", "ASC"),
  NEWEST_FIRST("<", "DESC");

  private final String sign;
  private final String direction;

  TimeOrder(String sign, String direction) {
    this.sign = sign;
    this.direction = direction;
  }

  public static TimeOrder of(boolean oldestFirst) {
    return oldestFirst ? OLDEST_FIRST : NEWEST_FIRST;
  }

  /** How the time of what follows compares with that of what stands before it, in SQL. */
  public String sign() {
    return sign;
  }

  /** The order itself, in SQL. */
  public String direction() {
    return direction;
  }
}
