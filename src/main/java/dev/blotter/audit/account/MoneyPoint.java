package dev.blotter.audit.account;

import dev.blotter.eventlog.RecordedEvent;
import java.time.Instant;

/**
 * How an account stood from a moment on.
 *
 * @param by the last event that made it so; recorded at the moment, or before where the moment is
 *     the beginning of the time asked for
 */
public record MoneyPoint(Instant at, MoneyFigures figures, RecordedEvent by) {

  MoneyPoint from(Instant moment) {
    return new MoneyPoint(moment, figures, by);
  }
}
