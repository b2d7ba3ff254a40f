package dev.blotter.verifier;

import java.io.IOException;

/** What the verifier takes a line of events for. */
public final class Leaf {

  private Leaf() {}

  public static byte[] of(String line) throws IOException {
    return new Event(Bundle.parse(line)).leaf();
  }
}
