package dev.blotter.ledger;

import java.util.Optional;
import java.util.OptionalLong;

/** Counts how often keys are read from another one. */
final class CountingArchive implements HeadArchive {

  int keysRead;

  private final HeadArchive kept;

  CountingArchive(HeadArchive kept) {
    this.kept = kept;
  }

  @Override
  public boolean put(long number, byte[] head) {
    return kept.put(number, head);
  }

  @Override
  public Optional<byte[]> head(long number) {
    return kept.head(number);
  }

  @Override
  public OptionalLong newest(long atLeast) {
    return kept.newest(atLeast);
  }

  @Override
  public boolean putBreak(long head, byte[] said) {
    return kept.putBreak(head, said);
  }

  @Override
  public Optional<byte[]> breakAt(long head) {
    return kept.breakAt(head);
  }

  @Override
  public void putKey(String id, String pem) {
    kept.putKey(id, pem);
  }

  @Override
  public Optional<String> key(String id) {
    keysRead++;
    return kept.key(id);
  }

  @Override
  public String place() {
    return kept.place();
  }
}
