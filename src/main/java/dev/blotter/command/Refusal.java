package dev.blotter.command;

/**
 * Why a command is turned away unread, and when to ask again.
 *
 * @param retryAfter in whole seconds, at least one
 */
public record Refusal(Reason reason, int retryAfter) {

  /** What there is too much of. */
  public enum Reason {
    QUEUE("too many commands wait"),
    WAIT("commands have to wait for too long"),
    EVENT_LOOP("requests have to wait for too long");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The same as a sentence. */
    public String text() {
      return text;
    }
  }
}
