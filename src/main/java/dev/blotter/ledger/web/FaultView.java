package dev.blotter.ledger.web;

import dev.blotter.ledger.Fault;
import dev.blotter.ledger.postgres.Faults;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that is wrong. */
@Schema(description = "Something that is wrong with the log or with what vouches for it")
record FaultView(
    @Schema(description = "For acknowledging it; left out within a verification")
        @Nullable Long number,
    @Nullable Instant foundAt,
    Fault.Kind kind,
    @Nullable Integer lane,
    @Nullable Long position,
    @Schema(description = "The head that it is about") @Nullable Long head,
    @Nullable UUID eventId,
    String detail,
    @Schema(description = "True where nothing is sealed until it is acknowledged")
        @Nullable Boolean stopsSealing) {

  static FaultView of(Faults.Known known) {
    var fault = known.fault();
    return new FaultView(
        known.number(),
        known.foundAt(),
        fault.kind(),
        fault.lane(),
        fault.position(),
        fault.head(),
        fault.eventId(),
        fault.detail(),
        known.stops());
  }

  static FaultView of(Fault fault) {
    return new FaultView(
        null,
        null,
        fault.kind(),
        fault.lane(),
        fault.position(),
        fault.head(),
        fault.eventId(),
        fault.detail(),
        null);
  }
}
