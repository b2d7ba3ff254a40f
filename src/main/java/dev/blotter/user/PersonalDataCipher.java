package dev.blotter.user;

import dev.blotter.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Encrypts personal data under its user's own key and reads it again. */
@ApplicationScoped
class PersonalDataCipher {
  private final AesGcm aes = new AesGcm(new SecureRandom());

  String encrypt(DataKey key, PersonalData data) {
    var plain = Json.write(data).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(aes.seal(key.key(), key.userId(), plain));
  }

  /** The data, or empty where this is another user's, another key's, or was altered. */
  Optional<PersonalData> decrypt(DataKey key, String encrypted) {
    return aes.open(key.key(), key.userId(), Base64.getDecoder().decode(encrypted))
        .map(plain -> Json.read(new String(plain, StandardCharsets.UTF_8), PersonalData.class));
  }
}
