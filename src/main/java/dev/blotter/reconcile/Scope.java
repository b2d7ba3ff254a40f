package dev.blotter.reconcile;

import dev.blotter.kernel.Lane;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows are compared.
 *
 * @param userId null for everybody's
 */
public record Scope(@Nullable UUID userId) {

  public static final Scope ALL = new Scope(null);

  public boolean isAll() {
    return userId == null;
  }

  /** The lanes concerned. */
  public List<Integer> lanes() {
    return userId == null
        ? IntStream.range(0, Lane.COUNT).boxed().toList()
        : List.of(Lane.of(userId));
  }

  /** The same for the same scope, so that one run of it goes on at a time. */
  public String subject() {
    return userId == null ? "all" : "user " + userId;
  }
}
