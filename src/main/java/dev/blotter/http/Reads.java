package dev.blotter.http;

import dev.blotter.database.LostConnection;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import dev.blotter.projection.ReadFence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Lets a client read what it has written, and says how far each answer goes. */
@ApplicationScoped
public class Reads {

  private final ReadFence fence;
  private final Exchange exchange;

  public Reads(ReadFence fence, Exchange exchange) {
    this.fence = fence;
    this.exchange = exchange;
  }

  /**
   * Reads what belongs to a user, once the read side has what this node appended for that user and
   * what the client has seen; again where a connection was lost.
   *
   * @param routing the user, or where nobody knows yet whose it is an id in the same lane
   */
  public Uni<Response> of(UUID routing, Supplier<Uni<Response>> query) {
    return ready(routing)
        .map(ready -> applied(routing))
        .chain(position -> LostConnection.retry(query).map(r -> upTo(position, routing, r)));
  }

  /** What the answer says already is not said again. */
  private Response upTo(LanePosition position, UUID routing, Response response) {
    var said = response.getHeaders();
    var answer = Response.fromResponse(response);
    if (!said.containsKey(Headers.POSITION)) {
      answer.header(Headers.POSITION, position);
    }
    return said.containsKey(Headers.PARKED) ? answer.build() : marked(routing, answer);
  }

  /** How far a read of that user's rows goes that begins now. */
  public LanePosition applied(UUID userId) {
    return fence.applied(Lane.of(userId));
  }

  /** The answer, which says so where rows of that user end before what its position says. */
  public Response marked(UUID userId, Response.ResponseBuilder answer) {
    return marked(fence.parked(userId), answer);
  }

  private static Response marked(List<String> parked, Response.ResponseBuilder answer) {
    return parked.isEmpty()
        ? answer.build()
        : answer.header(Headers.PARKED, String.join(",", parked)).build();
  }

  /** Done once a read of that user's lane may begin. */
  public Uni<Void> ready(UUID routing) {
    return seen().chain(() -> fence.await(routing));
  }

  /**
   * Reads what belongs to many users, once the read side has what the client has seen. The answer
   * says so where rows of any user end before what has happened.
   */
  public Uni<Response> ofAll(Supplier<Uni<Response>> query) {
    return seen()
        .chain(ready -> LostConnection.retry(query))
        .map(response -> marked(fence.parked(), Response.fromResponse(response)));
  }

  /** Done once a stream of many users' rows may begin; its answer says the same. */
  public Uni<Void> streamOfAll() {
    return seen().invoke(this::markStream);
  }

  private void markStream() {
    var parked = fence.parked();
    if (!parked.isEmpty()) {
      exchange.answerHeader(Headers.PARKED, String.join(",", parked));
    }
  }

  /** Done once a read of many users' rows may begin. */
  public Uni<Void> readyForAll() {
    return seen();
  }

  private Uni<Void> seen() {
    var seen = exchange.seen();
    return seen == null ? Uni.createFrom().voidItem() : fence.await(seen);
  }
}
