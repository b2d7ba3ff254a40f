package dev.blotter.user;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Reads the personal data of several users at a time. */
interface PersonalDataReader {

  /**
   * The data of those users whose key is there and opens it; erased ones have no entry. Fails with
   * {@link UnopenedKey} where a key is there and is no use, since such data is not gone.
   */
  Uni<Map<UUID, PersonalData>> read(Collection<Encrypted> encrypted);

  /**
   * Personal data as the log holds it.
   *
   * @param data encrypted under the user's key, base64
   */
  record Encrypted(UUID userId, String data) {}
}
