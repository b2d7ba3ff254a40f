package dev.blotter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.database.DatabaseUnavailable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Answers with a JSON value a line (NDJSON), as the rows come. Where it fails on the way, the last
 * line is a problem: a list that ends with anything else is whole.
 */
@ApplicationScoped
public class JsonLines {

  public static final String MEDIA_TYPE = "application/x-ndjson";

  /** How many batches are read while one is written. */
  private static final int AHEAD = 2;

  private static final Logger LOG = Logger.getLogger(JsonLines.class);

  private final ObjectMapper mapper;
  private final Exchange exchange;

  public JsonLines(ObjectMapper mapper, Exchange exchange) {
    this.mapper = mapper;
    this.exchange = exchange;
  }

  /**
   * The lines, made by workers while the next are read; a failure before the first of them is
   * answered like that of any request.
   */
  public <R> Multi<Buffer> of(Multi<List<R>> rows, Function<R, ?> view) {
    var trace = exchange.correlationId().toString();
    var begun = new AtomicBoolean();
    return rows.filter(some -> !some.isEmpty())
        .emitOn(Infrastructure.getDefaultWorkerPool(), AHEAD)
        .map(some -> lines(some.stream().map(view).toList()))
        .invoke(lines -> begun.set(true))
        .onFailure(fault -> begun.get())
        .recoverWithItem(fault -> problem(fault, trace));
  }

  /** Without an end of line after the last one, which the server adds to what it is given. */
  private Buffer lines(List<?> values) {
    var lines = Buffer.buffer();
    for (var value : values) {
      if (lines.length() > 0) {
        lines.appendByte((byte) '\n');
      }
      lines.appendBytes(json(value));
    }
    return lines;
  }

  private Buffer problem(Throwable fault, String trace) {
    boolean away = DatabaseUnavailable.explains(fault);
    LOG.warnf(fault, "a list broke off, trace_id=%s", trace);
    var error = away ? HttpError.UNAVAILABLE : HttpError.INTERNAL_ERROR;
    return lines(List.of(Problem.of(error, "the list is not complete", List.of(), trace)));
  }

  private byte[] json(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
