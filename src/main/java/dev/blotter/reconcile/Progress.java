package dev.blotter.reconcile;

/**
 * How far a comparison has come.
 *
 * @param total of how many users
 * @param differences how many, all told
 * @param parked how many read models of users end before an event that is set aside
 */
public record Progress(long users, long total, long rows, long differences, long parked) {

  public static final Progress NONE = new Progress(0, 0, 0, 0, 0);

  public Progress of(long expected) {
    return new Progress(users, expected, rows, differences, parked);
  }

  /** With what was found out about some more; users may have come since they were counted. */
  public Progress plus(Findings found) {
    long checked = users + found.users();
    long counted = found.differences().stream().filter(Difference::counts).count();
    return new Progress(
        checked,
        Math.max(total, checked),
        rows + found.rows(),
        differences + counted,
        parked + found.differences().size() - counted);
  }
}
