package dev.blotter.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonalDataCipherTest {
  private static final UUID ADA = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad90");
  private static final UUID BOB = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad91");

  private final PersonalDataCipher cipher = new PersonalDataCipher();
  private final PersonalData data = new PersonalData("ada@example.org", "Ada Lovelace");
  private final DataKey key = DataKey.of(ADA, bytes(1));

  @Test
  void what_is_encrypted_can_be_read_with_the_same_key() {
    assertThat(cipher.decrypt(key, cipher.encrypt(key, data))).contains(data);
  }

  @Test
  void nothing_of_the_data_shows_and_no_two_encryptions_are_alike() {
    var first = cipher.encrypt(key, data);
    assertThat(new String(Base64.getDecoder().decode(first), StandardCharsets.ISO_8859_1))
        .doesNotContain("ada@example.org")
        .doesNotContain("Lovelace");
    assertThat(cipher.encrypt(key, data)).isNotEqualTo(first);
  }

  @Test
  void another_key_reads_nothing() {
    assertThat(cipher.decrypt(DataKey.of(ADA, bytes(2)), cipher.encrypt(key, data))).isEmpty();
  }

  @Test
  void one_user_s_data_cannot_be_passed_off_as_another_s() {
    assertThat(cipher.decrypt(DataKey.of(BOB, bytes(1)), cipher.encrypt(key, data))).isEmpty();
  }

  @Test
  void a_flipped_bit_anywhere_is_noticed() {
    var sealed = Base64.getDecoder().decode(cipher.encrypt(key, data));
    for (int i = 0; i < sealed.length; i++) {
      sealed[i] ^= 1;
      assertThat(cipher.decrypt(key, Base64.getEncoder().encodeToString(sealed))).isEmpty();
      sealed[i] ^= 1;
    }
  }

  @Test
  void text_too_short_to_be_encrypted_reads_as_nothing() {
    assertThat(cipher.decrypt(key, "AAAA")).isEmpty();
  }

  @Test
  void a_fingerprint_is_the_same_for_the_same_request_of_the_same_user_only() {
    assertThat(key.fingerprint("a")).isEqualTo(key.fingerprint("a")).hasSize(64);
    assertThat(key.fingerprint("b")).isNotEqualTo(key.fingerprint("a"));
    assertThat(DataKey.of(BOB, bytes(2)).fingerprint("a")).isNotEqualTo(key.fingerprint("a"));
  }

  @Test
  void keys_and_personal_data_do_not_show_in_logs() {
    assertThat(data.toString()).doesNotContain("ada");
    assertThat(key.toString()).isEqualTo("DataKey[" + ADA + "]");
  }

  @Test
  void a_master_key_has_32_bytes() {
    assertThatThrownBy(() -> new MasterKey(new byte[16])).hasMessageContaining("32 bytes");
    assertThatThrownBy(() -> MasterKey.decoded("file", "not base64!"))
        .hasMessage("file: a key of 32 bytes in base64 is wanted");
    assertThatThrownBy(() -> MasterKey.decoded("file", "abcd"))
        .hasMessage("file: a key of 32 bytes in base64 is wanted");
  }

  @Test
  void addresses_that_differ_in_case_are_the_same() {
    var master = new MasterKey(bytes(3));
    var other = new PersonalData(" ADA@Example.org", "Somebody else");
    assertThat(EmailHash.of(master, other)).isEqualTo(EmailHash.of(master, data));
    assertThat(EmailHash.of(new MasterKey(bytes(4)), data))
        .isNotEqualTo(EmailHash.of(master, data));
  }

  private static byte[] bytes(int fill) {
    var bytes = new byte[MasterKey.BYTES];
    Arrays.fill(bytes, (byte) fill);
    return bytes;
  }
}
