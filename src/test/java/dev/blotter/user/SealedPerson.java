package dev.blotter.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import dev.blotter.user.PersonalDataReader.Encrypted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.security.SecureRandom;
import java.util.UUID;

/** A made-up person as the service would store one. */
public final class SealedPerson {

  private final byte[] email;
  private final byte[] name;
  private final byte[] sealed;
  private final byte[] wrappedKey;
  private final byte[] emailHash;

  private SealedPerson(PersonalData data, String sealed, byte[] wrappedKey, byte[] emailHash) {
    this.email = data.normalEmail().getBytes(UTF_8);
    this.name = data.name().getBytes(UTF_8);
    this.sealed = sealed.getBytes(UTF_8);
    this.wrappedKey = wrappedKey;
    this.emailHash = emailHash;
  }

  public byte[] email() {
    return email;
  }

  public byte[] name() {
    return name;
  }

  /** E-mail and name under the user's own key, base64. */
  public byte[] sealed() {
    return sealed;
  }

  /** That key under the master key. */
  public byte[] wrappedKey() {
    return wrappedKey;
  }

  /** What makes the address unique. */
  public byte[] emailHash() {
    return emailHash;
  }

  /** Makes people under one master key. */
  public static final class Maker {

    private final MasterKey master;
    private final SecureRandom random = new SecureRandom();
    private final AesGcm aes = new AesGcm(random);
    private final PersonalDataCipher cipher = new PersonalDataCipher();

    /**
     * @param masterKey 32 bytes in base64
     */
    public Maker(String masterKey) {
      this.master = new MasterKey(MasterKey.decoded("test", masterKey));
    }

    /** A person with an address of that name. */
    public SealedPerson make(UUID user, String name) {
      var key = new byte[MasterKey.BYTES];
      random.nextBytes(key);
      var data = new PersonalData(name + "@example.com", name);
      var hash = EmailHash.of(master, data).buffer().getBytes();
      return new SealedPerson(
          data,
          cipher.encrypt(DataKey.of(user, key), data),
          aes.seal(master.wrapping(), user, key),
          hash);
    }
  }

  /** The projection of users with such a person for every one of them. */
  public static UsersProjection projection(String email, String name) {
    var person = new PersonalData(email, name);
    return new UsersProjection(
        encrypted ->
            Uni.createFrom()
                .item(encrypted.stream().collect(toMap(Encrypted::userId, one -> person))));
  }

  /** The projection of users as the service has it: it reads with the users' own keys. */
  public static UsersProjection projection(Pool pool, String masterKey) {
    var keys = new UserKeys(pool, new MasterKey(MasterKey.decoded("test", masterKey)));
    return new UsersProjection(new KeyedPersonalData(keys, new PersonalDataCipher()));
  }
}
