package dev.blotter.ledger.web;

import dev.blotter.eventlog.EventSearch.TooWide;
import dev.blotter.eventlog.postgres.EventPlaces;
import dev.blotter.http.HttpError;
import dev.blotter.http.Patient;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import dev.blotter.ledger.ConsistencyProof;
import dev.blotter.ledger.SignedHead;
import dev.blotter.ledger.postgres.Proofs;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Proves what the log holds to whoever trusts the public key alone. */
@Path("/v1/audit/ledger/proofs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
@Patient
public class ProofResource {

  private final Proofs proofs;
  private final EventPlaces places;

  ProofResource(Proofs proofs, EventPlaces places) {
    this.proofs = proofs;
    this.places = places;
  }

  @GET
  @Path("inclusion")
  @Operation(
      operationId = "proveInclusion",
      summary = "Prove that an event is in the log",
      description = "The event by its id, or by its lane and position.")
  @APIResponse(
      responseCode = "200",
      description = "The proof",
      content = @Content(schema = @Schema(implementation = InclusionView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "NOT_SEALED: no signed head holds that yet; QUERY_TOO_SLOW: name the lane and position")
  public Uni<InclusionView> inclusion(
      @QueryParam("event_id") @Nullable UUID eventId,
      @QueryParam("lane") @Min(0) @Max(Lane.COUNT - 1) @Nullable Integer lane,
      @QueryParam("position") @Min(1) @Nullable Long position,
      @Parameter(description = "The number of a head; the newest where it is left out")
          @QueryParam("head")
          @Min(1)
          @Nullable Long head) {
    return place(eventId, lane, position).flatMap(place -> inclusion(place, head));
  }

  @GET
  @Path("consistency")
  @Operation(
      operationId = "proveConsistency",
      summary = "Prove that the log only grew between two heads",
      description = "One lane, or all of them where none is named.")
  @APIResponse(
      responseCode = "200",
      description = "The proof of each lane",
      content = @Content(schema = @Schema(implementation = ConsistencyView.class)))
  @APIResponse(
      responseCode = "409",
      description = "The later head holds less of a lane: a rollback")
  public Uni<ConsistencyView> consistency(
      @QueryParam("lane") @Min(0) @Max(Lane.COUNT - 1) @Nullable Integer lane,
      @QueryParam("from_head") @NotNull @Min(1) Long fromHead,
      @QueryParam("to_head") @NotNull @Min(1) Long toHead) {
    if (fromHead > toHead) {
      throw RequestProblem.parameter("from_head", "must not be after to_head");
    }
    return head(fromHead)
        .flatMap(from -> head(toHead).flatMap(to -> consistency(lanes(lane), from, to)));
  }

  private Uni<LanePosition> place(
      @Nullable UUID eventId, @Nullable Integer lane, @Nullable Long position) {
    if (eventId != null && lane == null && position == null) {
      return places
          .find(eventId)
          .onFailure(TooWide.class)
          .transform(fault -> tooWide())
          .map(found -> found.orElseThrow(() -> RequestProblem.notFound("event")));
    }
    if (eventId == null && lane != null && position != null) {
      return Uni.createFrom().item(new LanePosition(lane, position));
    }
    throw RequestProblem.parameter("event_id", "is needed, or else lane and position");
  }

  /** Where there is no such event, no head will ever hold it. */
  private Uni<InclusionView> inclusion(LanePosition place, @Nullable Long number) {
    return proofs
        .canonical(place)
        .map(found -> found.orElseThrow(() -> RequestProblem.notFound("event")))
        .flatMap(bytes -> holding(place, number).flatMap(head -> prove(place, head, bytes)));
  }

  /** The head asked for, or the newest, which must hold the event. */
  private Uni<SignedHead> holding(LanePosition place, @Nullable Long number) {
    return number == null
        ? proofs
            .newestHead()
            .map(newest -> newest.filter(made -> holds(made, place)))
            .map(holding -> holding.orElseThrow(() -> notSealed(place)))
        : head(number).invoke(made -> mustHold(made, place));
  }

  private static boolean holds(SignedHead head, LanePosition place) {
    return head.lanes().get(place.lane()).size() >= place.position();
  }

  /** A head does not grow: to ask again is of no use. */
  private static void mustHold(SignedHead head, LanePosition place) {
    if (!holds(head, place)) {
      throw RequestProblem.parameter("head", "is older than the event: it does not hold " + place);
    }
  }

  private Uni<InclusionView> prove(LanePosition place, SignedHead head, byte[] canonical) {
    return proofs.inclusion(head, place).map(proof -> InclusionView.of(head, proof, canonical));
  }

  private Uni<ConsistencyView> consistency(List<Integer> lanes, SignedHead from, SignedHead to) {
    return Multi.createFrom()
        .iterable(lanes)
        .onItem()
        .transformToUniAndConcatenate(lane -> consistency(lane, from, to))
        .map(ConsistencyView.LaneView::of)
        .collect()
        .asList()
        .map(views -> new ConsistencyView(from.number(), to.number(), views));
  }

  private Uni<ConsistencyProof> consistency(int lane, SignedHead from, SignedHead to) {
    var before = from.lanes().get(lane);
    var after = to.lanes().get(lane);
    if (before.size() > after.size()) {
      throw RequestProblem.of(
          HttpError.NOT_SEALED, "lane " + lane + " was smaller in the later head: a rollback");
    }
    return proofs.consistency(before, after);
  }

  private Uni<SignedHead> head(long number) {
    return proofs
        .head(number)
        .map(found -> found.orElseThrow(() -> RequestProblem.notFound("head")));
  }

  private static List<Integer> lanes(@Nullable Integer lane) {
    return lane == null ? IntStream.range(0, Lane.COUNT).boxed().toList() : List.of(lane);
  }

  private static RequestProblem tooWide() {
    return RequestProblem.of(
        HttpError.QUERY_TOO_SLOW,
        "the search takes too long: name the event by its lane and position");
  }

  private static RequestProblem notSealed(LanePosition place) {
    return RequestProblem.of(HttpError.NOT_SEALED, "no head holds " + place + " yet");
  }
}
