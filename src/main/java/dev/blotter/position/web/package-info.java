/** Offers positions over HTTP. */
@NullMarked
@OpenAPIDefinition(
    info = @Info(title = "", version = ""),
    components =
        @Components(
            schemas = {
              @Schema(
                  name = "PositionOpened",
                  description = "The first execution of a cycle",
                  implementation = PositionOpened.class),
              @Schema(
                  name = "PositionChanged",
                  description = "An execution added to it or took from it",
                  implementation = PositionChanged.class),
              @Schema(
                  name = "PositionClosed",
                  description = "An execution brought it to zero: the cycle is over",
                  implementation = PositionClosed.class),
              @Schema(
                  name = "PositionAdjusted",
                  description =
                      "It changed by other than an execution: a split, a correction, a bust, a fee in kind",
                  implementation = PositionAdjusted.class)
            }))
package dev.blotter.position.web;

import dev.blotter.position.PositionEvent.PositionAdjusted;
import dev.blotter.position.PositionEvent.PositionChanged;
import dev.blotter.position.PositionEvent.PositionClosed;
import dev.blotter.position.PositionEvent.PositionOpened;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.NullMarked;
