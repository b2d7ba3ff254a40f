package dev.blotter.ledger.web;

import dev.blotter.kernel.Actor;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.postgres.FaultBook;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A fault with what became of it. */
@Schema(description = "Something that was found wrong, and what became of it")
record FaultEntryView(
    long number,
    Instant foundAt,
    Fault.Kind kind,
    @Nullable Integer lane,
    @Nullable Long position,
    @Schema(description = "The head that it is about") @Nullable Long head,
    @Nullable UUID eventId,
    String detail,
    @Schema(description = "True where nothing is sealed until it is acknowledged")
        boolean stopsSealing,
    @Schema(description = "Left out while nobody has taken notice of it")
        @Nullable Acknowledged acknowledged,
    @Schema(description = "When a verification of everything did not find it any more")
        @Nullable Instant goneAt) {

  /** Who took notice of it. */
  @Schema(name = "FaultAcknowledged")
  record Acknowledged(
      Instant at,
      @Schema(description = "The subject of the token", examples = "ops-1") String by,
      Actor.Type byType,
      @Schema(examples = "restored from the backup of Sunday after the disk failed")
          String reason) {

    static @Nullable Acknowledged of(FaultBook.@Nullable Acknowledgement known) {
      return known == null
          ? null
          : new Acknowledged(known.at(), known.actor().id(), known.actor().type(), known.reason());
    }
  }

  static FaultEntryView of(FaultBook.Entry entry) {
    var known = entry.known();
    var fault = known.fault();
    return new FaultEntryView(
        known.number(),
        known.foundAt(),
        fault.kind(),
        fault.lane(),
        fault.position(),
        fault.head(),
        fault.eventId(),
        fault.detail(),
        known.stops(),
        Acknowledged.of(entry.acknowledged()),
        entry.goneAt());
  }
}
