package dev.blotter.reconcile;

import java.util.List;

/**
 * What was found out about some users.
 *
 * @param users how many were checked
 * @param rows how many rows were compared
 * @param differences all of them, users whose events are set aside among them
 */
public record Findings(int users, long rows, List<Difference> differences) {

  public Findings {
    differences = List.copyOf(differences);
  }

  /** All of these. */
  static Findings together(List<Findings> all) {
    return new Findings(
        all.stream().mapToInt(Findings::users).sum(),
        all.stream().mapToLong(Findings::rows).sum(),
        all.stream().flatMap(some -> some.differences().stream()).toList());
  }
}
