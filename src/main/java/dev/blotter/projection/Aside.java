package dev.blotter.projection;

import java.util.Set;
import java.util.UUID;

/**
 * What a projection leaves out of a lane.
 *
 * @param users whose events wait because one of them could not be applied
 * @param skipped the events that an operator has had passed over for good
 */
public record Aside(Set<UUID> users, Set<UUID> skipped) {

  public static final Aside NOTHING = new Aside(Set.of(), Set.of());

  public Aside {
    users = Set.copyOf(users);
    skipped = Set.copyOf(skipped);
  }
}
