package dev.blotter.user;

import dev.blotter.command.CommandBus;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/**
 * A user as the next command would see it, and the key to the personal data.
 *
 * @param user empty where there is none
 * @param key empty where there is none, or it was destroyed
 */
record Profile(Optional<CurrentUser.Found> user, Optional<DataKey> key) {

  static Uni<Profile> of(UUID userId, CommandBus bus, UserKeys keys) {
    return Uni.combine()
        .all()
        .unis(bus.ask(userId, new CurrentUser(userId)), keys.find(userId))
        .with(Profile::new);
  }
}
