package dev.blotter.http;

import dev.blotter.command.Answer;
import dev.blotter.command.CommandResult;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Turns what became of a command into a response. */
@ApplicationScoped
public class Answers {

  private final Problems problems;

  public Answers(Problems problems) {
    this.problems = problems;
  }

  /**
   * @param about what kind of aggregate a refusal shows
   */
  Response of(CommandResult result, AggregateType about, String traceId) {
    return switch (result) {
      case CommandResult.Done done -> done(done, traceId);
      case CommandResult.Refused(var rejection, var resource, var version) ->
          tagged(refused(rejection, about, resource, traceId), version);
    };
  }

  /** A refusal that has nothing else to show. */
  Response refused(Rejection rejection, String traceId) {
    return problems.response(Problems.of(rejection, null, null, traceId));
  }

  private Response done(CommandResult.Done done, String traceId) {
    var answer = done.answer();
    var denial = answer.denial();
    var response =
        denial == null
            ? accepted(done)
            : refused(denial, answer.subject().type(), answer.resource(), traceId);
    var builder = Response.fromResponse(tagged(response, answer.version()));
    var position = done.position();
    if (position != null) {
      builder.header(Headers.POSITION, position);
    }
    if (done.replayed()) {
      builder.header(Headers.REPLAYED, "true");
    }
    return builder.build();
  }

  private static Response accepted(CommandResult.Done done) {
    var answer = done.answer();
    var builder =
        Response.status(status(done)).type(MediaType.APPLICATION_JSON).entity(answer.resource());
    if (answer.kind() == Answer.Kind.CREATED) {
      builder.location(location(answer.subject()));
    }
    return builder.build();
  }

  private static int status(CommandResult.Done done) {
    return switch (done.answer().kind()) {
      case CREATED -> done.replayed() ? 200 : 201;
      case DONE -> 200;
      case PENDING -> 202;
      case DENIED -> 422;
    };
  }

  private Response refused(
      Rejection rejection, AggregateType about, @Nullable String resource, String traceId) {
    var isOrder = about == AggregateType.ORDER;
    return problems.response(
        Problems.of(rejection, isOrder ? resource : null, isOrder ? null : resource, traceId));
  }

  /** Where the new thing can be read; null for what has no address of its own. */
  private static @Nullable URI location(AggregateRef subject) {
    return switch (subject.type()) {
      case USER -> URI.create("/v1/users/" + subject.id());
      case ORDER -> URI.create("/v1/orders/" + subject.id());
      case POSITION -> URI.create("/v1/positions/" + subject.id());
      case PORTFOLIO -> null;
    };
  }

  private static Response tagged(Response response, long version) {
    return version == 0
        ? response
        : Response.fromResponse(response).header(HttpHeaders.ETAG, ETags.of(version)).build();
  }
}
