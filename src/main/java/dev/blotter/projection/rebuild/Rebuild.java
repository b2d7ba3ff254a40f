package dev.blotter.projection.rebuild;

import dev.blotter.kernel.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A read model that is to be made anew, is being made anew or was.
 *
 * @param version the version of the projection that it is for
 * @param userId whose rows alone it is about; null for all
 * @param outcome what it ends as; null while that is open
 * @param error why it failed, or was tried again; null where nothing went wrong
 * @param differences how many live rows were not what the log makes of them; null until compared
 * @param swappedAt when the new rows took the place of the others; null before
 */
public record Rebuild(
    UUID id,
    String projection,
    int version,
    @Nullable UUID userId,
    OnDifference onDifference,
    Actor actor,
    RebuildState state,
    @Nullable RebuildState outcome,
    boolean paused,
    @Nullable String error,
    @Nullable Long differences,
    Instant requestedAt,
    @Nullable Instant swappedAt,
    @Nullable Instant endedAt,
    RebuildProgress progress) {

  /** Until the rows are made, at the rate of so far; null where nobody can say, as afterwards. */
  public @Nullable Double secondsLeft() {
    return state == RebuildState.FILLING ? progress.secondsLeft() : null;
  }
}
