package dev.blotter.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.blotter.database.DatabaseUnavailable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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

  /** How many lines go out in one piece: small ones stay in the processor's caches. */
  private static final int PIECE = 64;

  /** To begin with. */
  private static final int PIECE_BYTES = 1 << 17;

  private static final Logger LOG = Logger.getLogger(JsonLines.class);

  private final ObjectWriter writer;
  private final Exchange exchange;

  public JsonLines(ObjectMapper mapper, Exchange exchange) {
    this.writer = mapper.writer().withRootValueSeparator("\n");
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
        .map(some -> pieces(some, view))
        .invoke(pieces -> begun.set(true))
        .emitOn(Infrastructure.getDefaultWorkerPool(), AHEAD)
        .onItem()
        .<Buffer>disjoint()
        .onFailure(fault -> begun.get())
        .recoverWithItem(fault -> problem(fault, trace));
  }

  private <R> List<Buffer> pieces(List<R> rows, Function<R, ?> view) {
    List<Buffer> pieces = new ArrayList<>(rows.size() / PIECE + 1);
    for (int from = 0; from < rows.size(); from += PIECE) {
      var some = rows.subList(from, Math.min(from + PIECE, rows.size()));
      pieces.add(lines(some.stream().map(view).toList()));
    }
    return pieces;
  }

  /** Without an end of line after the last one, which the server adds to what it is given. */
  private Buffer lines(List<?> values) {
    var lines = new ByteArrayOutputStream(PIECE_BYTES);
    try (var out = writer.writeValues(lines)) {
      out.writeAll(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(lines.toByteArray());
  }

  private Buffer problem(Throwable fault, String trace) {
    boolean away = DatabaseUnavailable.explains(fault);
    LOG.warnf(fault, "a list broke off, trace_id=%s", trace);
    var error = away ? HttpError.UNAVAILABLE : HttpError.INTERNAL_ERROR;
    return lines(List.of(Problem.of(error, "the list is not complete", List.of(), trace)));
  }
}
