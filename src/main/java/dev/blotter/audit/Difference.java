package dev.blotter.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.eventlog.EventRow;
import org.jspecify.annotations.Nullable;

/**
 * A value that is not what it was.
 *
 * @param path a JSON pointer into the state (RFC 6901)
 * @param before null where there was none
 * @param after null where there is none any more
 * @param event the last event that changed it
 */
public record Difference(
    String path, @Nullable JsonNode before, @Nullable JsonNode after, EventRow event) {}
