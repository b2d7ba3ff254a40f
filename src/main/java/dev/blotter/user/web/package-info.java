/** Offers users over HTTP. */
@NullMarked
@OpenAPIDefinition(
    info = @Info(title = "", version = ""),
    components =
        @Components(
            schemas = {
              @Schema(
                  name = "UserRegistered",
                  description = "The user was registered",
                  implementation = UserRegistered.class),
              @Schema(
                  name = "UserProfileUpdated",
                  description = "E-mail or name changed",
                  implementation = UserProfileUpdated.class),
              @Schema(
                  name = "TradingBlocked",
                  description =
                      "New orders are denied from here on, or all that do more than close",
                  implementation = TradingBlocked.class),
              @Schema(
                  name = "TradingUnblocked",
                  description = "New orders are taken again",
                  implementation = TradingUnblocked.class),
              @Schema(
                  name = "UserClosed",
                  description = "The user has left",
                  implementation = UserClosed.class),
              @Schema(
                  name = "LegalHoldPlaced",
                  description = "The personal data may not be erased",
                  implementation = LegalHoldPlaced.class),
              @Schema(
                  name = "LegalHoldReleased",
                  description = "The personal data may be erased again",
                  implementation = LegalHoldReleased.class),
              @Schema(
                  name = "UserErased",
                  description =
                      "The key of the personal data is gone: they are unreadable for ever",
                  implementation = UserErased.class)
            }))
package dev.blotter.user.web;

import dev.blotter.user.UserEvent.LegalHoldPlaced;
import dev.blotter.user.UserEvent.LegalHoldReleased;
import dev.blotter.user.UserEvent.TradingBlocked;
import dev.blotter.user.UserEvent.TradingUnblocked;
import dev.blotter.user.UserEvent.UserClosed;
import dev.blotter.user.UserEvent.UserErased;
import dev.blotter.user.UserEvent.UserProfileUpdated;
import dev.blotter.user.UserEvent.UserRegistered;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.NullMarked;
