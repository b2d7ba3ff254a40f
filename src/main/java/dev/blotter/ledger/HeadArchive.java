package dev.blotter.ledger;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where heads, acknowledged breaks and public keys are kept outside the database. What is written
 * stays: nothing is ever written over, so that a store that forbids it will do. Its methods block.
 */
public interface HeadArchive {

  /**
   * Keeps a head.
   *
   * @return false where another one of that number is kept already
   */
  boolean put(long number, byte[] head);

  /** The head of that number. */
  Optional<byte[]> head(long number);

  /** The highest number that is kept, if it is at least the given one. */
  OptionalLong newest(long atLeast);

  /**
   * Keeps that the database does not continue a head, and that this was acknowledged.
   *
   * @return false where something else is kept of that head already
   */
  boolean putBreak(long head, byte[] said);

  /** What was acknowledged of the head of that number. */
  Optional<byte[]> breakAt(long head);

  /** Keeps a public key as PEM. */
  void putKey(String id, String pem);

  /** The public key of that id as PEM. */
  Optional<String> key(String id);

  /** Where it is, for people. */
  String place();
}
