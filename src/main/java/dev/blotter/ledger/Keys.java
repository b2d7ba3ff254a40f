package dev.blotter.ledger;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The key that signs now, read when the service starts, and the keys of former times, whose public
 * halves are kept beside the heads.
 */
@Startup
@ApplicationScoped
public class Keys {

  private final SigningKey current;
  private final HeadArchive archive;

  @Inject
  public Keys(LedgerConfig config, HeadArchive archive) {
    this.current =
        config
            .signingKey()
            .map(SigningKey::parse)
            .orElseGet(
                () -> SigningKeyFile.read(config.signingKeyFile(), config.createSigningKey()));
    this.archive = archive;
  }

  public SigningKey current() {
    return current;
  }

  /** Keeps the present public key where the heads are; it blocks. */
  public void keep() {
    archive.putKey(current.id(), current.publicPem());
  }

  /**
   * The public key of that id as PEM; it blocks where that is not the present one.
   *
   * @throws IllegalArgumentException where it is not known, or not what its id says
   */
  public String publicPem(String id) {
    if (id.equals(current.id())) {
      return current.publicPem();
    }
    var pem = archive.key(id).orElseThrow(() -> new IllegalArgumentException("no key of id " + id));
    if (!PublicKeys.id(PublicKeys.parse(pem)).equals(id)) {
      throw new IllegalArgumentException("the key kept as " + id + " is another one");
    }
    return pem;
  }

  /** Whether a head is signed by the key that it names; it may block. */
  public boolean isSigned(SignedHead head) {
    try {
      var key = PublicKeys.parse(publicPem(head.keyId()));
      var text = HeadText.of(head);
      return text.root().equals(HeadText.root(head.lanes()))
          && PublicKeys.verifies(key, text.bytes(), head.signatureBytes());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Signs what a head says. */
  public SignedHead sign(HeadText text) {
    return text.signed(current.sign(text.bytes()));
  }
}
