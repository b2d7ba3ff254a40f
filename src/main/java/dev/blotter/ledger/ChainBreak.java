package dev.blotter.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blotter.json.Json;
import dev.blotter.kernel.Actor;
import java.time.Instant;

/**
 * That an operator knows that the database does not continue the newest head outside. It is kept
 * there with a signature, since nothing in the database can vouch for what the database lacks.
 *
 * @param head the number of that head
 * @param hash of it, in hexadecimal digits
 * @param fault the number of the fault that was acknowledged
 * @param keyId names the key that this is signed with
 */
record ChainBreak(
    String format,
    long head,
    String hash,
    long fault,
    Instant acknowledgedAt,
    Actor.Type actorType,
    String actorId,
    String reason,
    String keyId) {

  private static final String FORMAT = "blotter-break/1";

  static ChainBreak of(
      SignedHead outside, long fault, Instant at, Actor actor, String reason, String keyId) {
    return new ChainBreak(
        FORMAT,
        outside.number(),
        HeadText.of(outside).hash().toString(),
        fault,
        at,
        actor.type(),
        actor.id(),
        reason,
        keyId);
  }

  /** As it is kept. */
  byte[] signed(SigningKey key) {
    var said = Json.write(this);
    return (Json.write(new Signed(said, key.sign(said.getBytes(UTF_8)))) + "\n").getBytes(UTF_8);
  }

  /** Whether that is kept of just this head, and signed by a key of ours; it may block. */
  static boolean isOf(SignedHead outside, byte[] kept, Keys keys) {
    Signed signed;
    ChainBreak known;
    try {
      signed = Json.read(new String(kept, UTF_8), Signed.class);
      known = Json.read(signed.said(), ChainBreak.class);
    } catch (RuntimeException notThat) {
      return false;
    }
    return known.format().equals(FORMAT)
        && known.head() == outside.number()
        && known.hash().equals(HeadText.of(outside).hash().toString())
        && keys.isSigned(known.keyId(), signed.said().getBytes(UTF_8), signed.signature());
  }

  /**
   * What is kept.
   *
   * @param said the JSON of a break, byte by byte what is signed
   * @param signature Ed25519, in base64
   */
  record Signed(String said, String signature) {}
}
