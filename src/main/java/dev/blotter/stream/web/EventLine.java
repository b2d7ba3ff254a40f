package dev.blotter.stream.web;

import dev.blotter.eventlog.EventView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event on a line of its own, as the description of the API shows it. */
@Schema(description = "An event, and the cursor to resume from after it", allOf = EventView.class)
record EventLine(String cursor) {}
