package dev.blotter.ledger;

import dev.blotter.job.StartOrder;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The key that signs now, read when the service starts, and the keys of former times, whose public
 * halves are kept beside the heads.
 */
@Startup(StartOrder.SETTINGS)
@ApplicationScoped
public class Keys {

  private static final String SETTING = "blotter.ledger.signing-key (BLOTTER_LEDGER_KEY)";

  private final SigningKey current;
  private final HeadArchive archive;

  /** Those that were asked for; an id is the hash of its key, so that none is ever another. */
  private final Map<String, PublicKey> known = new ConcurrentHashMap<>();

  @Inject
  public Keys(LedgerConfig config, HeadArchive archive) {
    this.current =
        config
            .signingKey()
            .map(pem -> SigningKey.of(SETTING, pem))
            .orElseGet(
                () -> SigningKeyFile.read(config.signingKeyFile(), config.createSigningKey()));
    this.archive = archive;
    known.put(current.id(), PublicKeys.parse(current.publicPem()));
  }

  public SigningKey current() {
    return current;
  }

  /** Keeps the present public key where the heads are; it blocks. */
  public void keep() {
    archive.putKey(current.id(), current.publicPem());
  }

  /**
   * The public key of that id as PEM; it blocks where that was not asked for before.
   *
   * @throws IllegalArgumentException where it is not known, or not what its id says
   */
  public String publicPem(String id) {
    return PublicKeys.pem(key(id));
  }

  private PublicKey key(String id) {
    var found = known.get(id);
    return found == null ? former(id) : found;
  }

  private PublicKey former(String id) {
    var pem = archive.key(id).orElseThrow(() -> new IllegalArgumentException("no key of id " + id));
    var key = PublicKeys.parse(pem);
    if (!PublicKeys.id(key).equals(id)) {
      throw new IllegalArgumentException("the key kept as " + id + " is another one");
    }
    known.put(id, key);
    return key;
  }

  /** Whether a head is signed by the key that it names; it may block. */
  public boolean isSigned(SignedHead head) {
    try {
      var text = HeadText.of(head);
      return text.root().equals(HeadText.root(head.lanes()))
          && isSigned(head.keyId(), text.bytes(), head.signature());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Whether some bytes are signed by the key of that id; it may block.
   *
   * @param signature in base64
   */
  boolean isSigned(String keyId, byte[] content, String signature) {
    try {
      return PublicKeys.verifies(key(keyId), content, Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Signs what a head says. */
  public SignedHead sign(HeadText text) {
    return text.signed(current.sign(text.bytes()));
  }
}
