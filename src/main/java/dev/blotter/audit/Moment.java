package dev.blotter.audit;

import dev.blotter.eventlog.EventRow;
import dev.blotter.json.Json;

/**
 * An event and what the aggregate was once it had happened.
 *
 * @param state what is shown of it
 */
public record Moment(EventRow last, Object state) {

  public long version() {
    return last.aggregateVersion();
  }

  /** The state as JSON text. */
  public String json() {
    return Json.write(state);
  }
}
