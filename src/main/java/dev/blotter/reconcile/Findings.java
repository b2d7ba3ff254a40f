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

  static Findings of(List<UserReplay.Outcome> outcomes) {
    return new Findings(
        outcomes.size(),
        outcomes.stream().mapToLong(UserReplay.Outcome::rows).sum(),
        outcomes.stream().flatMap(outcome -> outcome.differences().stream()).toList());
  }
}
