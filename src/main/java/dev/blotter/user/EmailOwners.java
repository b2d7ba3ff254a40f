package dev.blotter.user;

import dev.blotter.command.CommandBus;
import dev.blotter.eventlog.LongWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Whose an e-mail address is by the log, whatever was claimed. */
@ApplicationScoped
class EmailOwners {

  private final CommandBus bus;
  private final UserKeys keys;
  private final PersonalDataCipher cipher;
  private final MasterKey master;

  EmailOwners(CommandBus bus, UserKeys keys, PersonalDataCipher cipher, MasterKey master) {
    this.bus = bus;
    this.keys = keys;
    this.cipher = cipher;
    this.master = master;
  }

  /** True where it is the user's address now; never where there is no such user. */
  Uni<Boolean> has(UUID userId, EmailHash email) {
    return Profile.of(userId, bus, keys).chain(profile -> LongWork.of(() -> is(email, profile)));
  }

  private boolean is(EmailHash email, Profile profile) {
    return profile
        .user()
        .flatMap(user -> Optional.ofNullable(user.user().personalData()))
        .flatMap(encrypted -> profile.key().flatMap(own -> cipher.decrypt(own, encrypted)))
        .map(data -> EmailHash.of(master, data))
        .filter(email::equals)
        .isPresent();
  }
}
