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
import java.util.Iterator;
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

  /** How many lines go out in one piece at most: small ones stay in the processor's caches. */
  private static final int PIECE = 64;

  /** With more than that a piece is full, however few lines it has. */
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
        .onItem()
        .transformToMultiAndConcatenate(some -> pieces(some, view))
        .invoke(piece -> begun.set(true))
        .emitOn(Infrastructure.getDefaultWorkerPool(), AHEAD)
        .onFailure(fault -> begun.get())
        .recoverWithItem(fault -> problem(fault, trace));
  }

  private <R> Multi<Buffer> pieces(List<R> rows, Function<R, ?> view) {
    return Multi.createFrom().iterable(() -> new Pieces<>(rows.iterator(), view));
  }

  /** Each is made when it is asked for: of long lines all of them would not fit into memory. */
  private final class Pieces<R> implements Iterator<Buffer> {
    private final Iterator<R> left;
    private final Function<R, ?> view;

    Pieces(Iterator<R> left, Function<R, ?> view) {
      this.left = left;
      this.view = view;
    }

    @Override
    public boolean hasNext() {
      return left.hasNext();
    }

    @Override
    public Buffer next() {
      var lines = new ByteArrayOutputStream(PIECE_BYTES);
      try (var out = writer.writeValues(lines)) {
        for (int line = 0; line < PIECE && lines.size() < PIECE_BYTES && left.hasNext(); line++) {
          out.write(view.apply(left.next()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      // Without an end of line after the last one, which the server adds to what it is given.
      return Buffer.buffer(lines.toByteArray());
    }
  }

  private Buffer problem(Throwable fault, String trace) {
    boolean away = DatabaseUnavailable.explains(fault);
    LOG.warnf(fault, "a list broke off, trace_id=%s", trace);
    var error = away ? HttpError.UNAVAILABLE : HttpError.INTERNAL_ERROR;
    var problem = Problem.of(error, "the list is not complete", List.of(), trace);
    return new Pieces<>(List.of(problem).iterator(), only -> only).next();
  }
}
