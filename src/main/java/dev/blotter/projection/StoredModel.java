package dev.blotter.projection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one read model has of some users of a lane.
 *
 * @param version of the projection that wrote it
 * @param position up to which the lane is applied
 * @param parked the first event that is set aside, of each user that has one
 * @param skipped the events of the lane that the rows are made without
 * @param rows by user; one without any has no entry
 * @param <T> what is kept of a row
 */
public record StoredModel<T>(
    int version,
    long position,
    Map<UUID, Parked> parked,
    Set<UUID> skipped,
    Map<UUID, List<T>> rows) {

  public StoredModel {
    parked = Map.copyOf(parked);
    skipped = Set.copyOf(skipped);
    rows = Map.copyOf(rows);
  }

  /** That of a projection which has not begun. */
  static <T> StoredModel<T> none(int version) {
    return new StoredModel<>(version, 0, Map.of(), Set.of(), Map.of());
  }

  /**
   * An event that is set aside, and with it all later ones of its user.
   *
   * @param reason why it could not be applied, or null where it only waits
   */
  public record Parked(long position, @Nullable String reason) {}

  /** The first position of the user's that is not in the rows for certain. */
  public long end(UUID user) {
    var first = parked.get(user);
    return first == null ? position + 1 : Math.min(first.position(), position + 1);
  }

  public List<T> rowsOf(UUID user) {
    return rows.getOrDefault(user, List.of());
  }
}
