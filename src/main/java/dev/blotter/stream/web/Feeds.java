package dev.blotter.stream.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Exchange;
import dev.blotter.http.HttpError;
import dev.blotter.http.OpenResponse;
import dev.blotter.http.RequestContext;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.TokenEnd;
import dev.blotter.stream.Format;
import dev.blotter.stream.OpenStream;
import dev.blotter.stream.Streams;
import dev.blotter.stream.TooManyStreams;
import dev.blotter.stream.UnknownCursor;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens streams for requests. */
@ApplicationScoped
class Feeds {

  static final String LINES = "application/x-ndjson";

  private final Streams streams;
  private final Exchange exchange;
  private final Caller caller;
  private final TokenEnd tokenEnd;

  Feeds(Streams streams, Exchange exchange, Caller caller, TokenEnd tokenEnd) {
    this.streams = streams;
    this.exchange = exchange;
    this.caller = caller;
    this.tokenEnd = tokenEnd;
  }

  /** The answer that is a stream; its slot is given back whatever becomes of the request. */
  Uni<Response> open(FeedQuery query, @Nullable UUID userId, String type) {
    var release = new Release();
    exchange.afterwards(release::answered);
    exchange.left().subscribe().with(left -> release.now());
    return answered(
            streams
                .open(
                    caller.actor().id(),
                    query.feed(userId),
                    type.equals(LINES) ? Format.LINES : Format.SSE,
                    query.from(),
                    tokenEnd.at())
                .invoke(release::later))
        .onFailure(UnknownCursor.class)
        .transform(unknown -> query.refused())
        .map(stream -> response(stream, type));
  }

  /** The same, with what keeps a stream from being opened as a problem. */
  static <T> Uni<T> answered(Uni<T> opening) {
    return opening
        .onFailure(TooManyStreams.class)
        .transform(Feeds::full)
        .onFailure(TimeoutException.class)
        .transform(late -> RequestProblem.of(HttpError.UNAVAILABLE, "the log is not read in time"))
        .emitOn(RequestContext.executor());
  }

  private static RequestProblem full(Throwable fault) {
    var ofCaller = fault instanceof TooManyStreams many && many.isOfCaller();
    var error = ofCaller ? HttpError.TOO_MANY_STREAMS : HttpError.OVERLOADED;
    return RequestProblem.of(error, "close a stream, or try again a little later");
  }

  private static Response response(OpenStream stream, String type) {
    OpenResponse answer =
        (context, loop, request) ->
            stream.begin(context, loop, new ResponseOutlet(request, stream::close));
    return answer.as(MediaType.valueOf(type));
  }
}
