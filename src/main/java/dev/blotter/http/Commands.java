package dev.blotter.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.command.CommandBus;
import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.command.Fingerprint;
import dev.blotter.eventlog.Origin;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Hands the commands of requests to the command side and turns what becomes of them to answers. */
@ApplicationScoped
public class Commands {

  private final CommandBus bus;
  private final Answers answers;
  private final Exchange exchange;
  private final Caller caller;
  private final InstantSource clock;
  private final CanonicalBody bodies;

  public Commands(
      CommandBus bus,
      Answers answers,
      Exchange exchange,
      Caller caller,
      InstantSource clock,
      ObjectMapper mapper) {
    this.bus = bus;
    this.answers = answers;
    this.exchange = exchange;
    this.caller = caller;
    this.clock = clock;
    this.bodies = new CanonicalBody(mapper);
  }

  /**
   * Runs a command that the Idempotency-Key header names; a 400 where that is missing.
   *
   * @param about what kind of aggregate the answer shows
   * @param routing an id in the lane of the account concerned
   * @param body what was asked, as read; an empty string where there is no body
   */
  public <C extends Command> Uni<Response> keyed(
      AggregateType about, UUID routing, C command, Object body) {
    return named("key:" + key(), about, routing, command, body);
  }

  /** Runs a command that something in the request itself names for ever. */
  public <C extends Command> Uni<Response> named(
      String commandId, AggregateType about, UUID routing, C command, Object body) {
    return answer(about, submit(commandId, routing, command, body));
  }

  /** Runs a command and leaves the answer to the caller. */
  public <C extends Command> Uni<CommandResult> submit(
      String commandId, UUID routing, C command, Object body) {
    var print = fingerprint(body);
    return bus.submit(
        new CommandRequest<>(command, routing, commandId, print, origin(), clock.instant()));
  }

  /** The answer that the outcome of a command makes. */
  public Uni<Response> answer(AggregateType about, Uni<CommandResult> result) {
    var trace = exchange.correlationId().toString();
    return result
        .emitOn(RequestContext.executor())
        .invoke(this::note)
        .map(done -> answers.of(done, about, trace));
  }

  /** A denial is an event; of what is refused else the log knows nothing. */
  private void note(CommandResult result) {
    if (result instanceof CommandResult.Refused refused) {
      exchange.refused(refused.rejection());
    }
  }

  /** The problem that a rejection is, as a response. */
  public Response refuse(Rejection rejection) {
    exchange.refused(rejection);
    return answers.refused(rejection, exchange.correlationId().toString());
  }

  /** The Idempotency-Key of the request; a 400 where it is missing. */
  public String key() {
    return IdempotencyKey.required(exchange.header(Headers.IDEMPOTENCY_KEY));
  }

  /**
   * The Idempotency-Key of a PUT or DELETE, which is idempotent by itself: where it is missing, a
   * new one.
   */
  public String keyOrNew() {
    var header = exchange.header(Headers.IDEMPOTENCY_KEY);
    return header == null ? UUID.randomUUID().toString() : IdempotencyKey.required(header);
  }

  /** When the request was taken in. */
  public Instant now() {
    return clock.instant();
  }

  /** Who asks, in what workflow, and because of which event; a 400 where that is no id. */
  public Origin origin() {
    return new Origin(caller.actor(), exchange.correlationId(), exchange.causationId());
  }

  /**
   * A digest of the request, the same for every retry, however its body and its path are spelled.
   */
  public String fingerprint(Object body) {
    return Fingerprint.of(exchange.method(), CanonicalPath.of(exchange.path()), bodies.text(body));
  }
}
