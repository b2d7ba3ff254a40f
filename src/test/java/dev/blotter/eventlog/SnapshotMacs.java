package dev.blotter.eventlog;

import javax.crypto.spec.SecretKeySpec;

/** What kept states are told by in tests. */
public final class SnapshotMacs {

  /** That of all nodes of a test. */
  public static final SnapshotMac OURS = mac(1);

  /** That of somebody who has the database, and not the key. */
  public static final SnapshotMac ANOTHERS = mac(2);

  private SnapshotMacs() {}

  private static SnapshotMac mac(int key) {
    return new SnapshotMac(new SecretKeySpec(new byte[] {(byte) key}, "HmacSHA256"));
  }
}
