package dev.blotter.user;

import dev.blotter.eventlog.LongWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads personal data with the users' own keys, all of them fetched at once. */
@ApplicationScoped
class KeyedPersonalData implements PersonalDataReader {

  private final UserKeys keys;
  private final PersonalDataCipher cipher;

  KeyedPersonalData(UserKeys keys, PersonalDataCipher cipher) {
    this.keys = keys;
    this.cipher = cipher;
  }

  @Override
  public Uni<Map<UUID, PersonalData>> read(Collection<Encrypted> encrypted) {
    var users = encrypted.stream().map(Encrypted::userId).toList();
    return keys.findAll(users).chain(found -> LongWork.of(() -> opened(encrypted, found)));
  }

  private Map<UUID, PersonalData> opened(Collection<Encrypted> encrypted, Map<UUID, DataKey> keys) {
    Map<UUID, PersonalData> opened = new HashMap<>();
    for (var one : encrypted) {
      Optional.ofNullable(keys.get(one.userId()))
          .flatMap(key -> cipher.decrypt(key, one.data()))
          .ifPresent(data -> opened.put(one.userId(), data));
    }
    return opened;
  }
}
