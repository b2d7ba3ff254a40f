package dev.blotter.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blotter.kernel.AggregateRef;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Tells snapshots that this service has written from rows that somebody else put into the database:
 * commands are decided on them. HMAC-SHA256 (RFC 2104) over the whole row.
 */
public final class SnapshotMac {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  /**
   * @param key of all nodes of the service, and of nobody who has the database alone
   */
  public SnapshotMac(SecretKey key) {
    this.key = key;
  }

  /**
   * The code of a row.
   *
   * @param state as it is stored
   * @return 32 bytes
   */
  public byte[] of(AggregateRef aggregate, long version, int shape, byte[] state) {
    var type = aggregate.type().label().getBytes(UTF_8);
    var before =
        ByteBuffer.allocate(2 * Integer.BYTES + 3 * Long.BYTES + type.length)
            .putLong(aggregate.id().getMostSignificantBits())
            .putLong(aggregate.id().getLeastSignificantBits())
            .putLong(version)
            .putInt(shape)
            .putInt(type.length)
            .put(type);
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(before.array());
      return mac.doFinal(state);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  /** Whether the row with that code is one of this service, and as it was written. */
  public boolean holds(AggregateRef aggregate, long version, int shape, byte[] state, byte[] code) {
    return MessageDigest.isEqual(of(aggregate, version, shape, state), code);
  }
}
