package dev.blotter.verifier;

/** What is wrong with a bundle. */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Fault(String message) {
    super(message);
  }
}
