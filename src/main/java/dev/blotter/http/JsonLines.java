package dev.blotter.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.blotter.database.DatabaseUnavailable;
import dev.blotter.eventlog.BrokenHistory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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
    var answer = exchange.streamed(MEDIA_TYPE);
    var lines = new Lines<R>(view, exchange.correlationId().toString());
    return rows.filter(some -> !some.isEmpty())
        .map(some -> new Part<>(some, null))
        // Else a failure would overtake the rows before it.
        .onFailure()
        .recoverWithItem(fault -> new Part<>(List.of(), fault))
        .emitOn(Infrastructure.getDefaultWorkerPool(), AHEAD)
        .onItem()
        .transformToMultiAndConcatenate(lines::pieces)
        .emitOn(Infrastructure.getDefaultWorkerPool(), AHEAD)
        .onFailure(fault -> lines.begun)
        .recoverWithItem(lines::problem)
        .onItem()
        .transformToUniAndConcatenate(answer::write)
        .map(none -> Buffer.buffer());
  }

  /** Some rows, or why there are no more. */
  private record Part<R>(List<R> rows, @Nullable Throwable fault) {}

  /** The lines of one answer. */
  private final class Lines<R> {
    private final Function<R, ?> view;
    private final String trace;
    private volatile boolean begun;

    Lines(Function<R, ?> view, String trace) {
      this.view = view;
      this.trace = trace;
    }

    Multi<Buffer> pieces(Part<R> part) {
      var fault = part.fault();
      if (fault == null) {
        return Multi.createFrom().iterable(() -> pieces(part.rows().stream().map(view).iterator()));
      }
      return begun ? Multi.createFrom().item(problem(fault)) : Multi.createFrom().failure(fault);
    }

    private Buffer problem(Throwable fault) {
      LOG.warnf(fault, "a list broke off, trace_id=%s", trace);
      var place = fault instanceof BrokenHistory broken ? ": " + broken.place() : "";
      var detail = "the list is not complete" + place;
      return piece(List.of(Problem.of(error(fault), detail, List.of(), trace)).iterator());
    }

    private Buffer piece(Iterator<?> values) {
      var piece = Buffer.buffer(PIECE_BYTES);
      try (var out = writer.writeValues(new BufferOutput(piece))) {
        for (int line = 0;
            line < PIECE && piece.length() < PIECE_BYTES && values.hasNext();
            line++) {
          out.write(values.next());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      begun = true;
      return piece.appendByte((byte) '\n');
    }

    /** Each is made when it is asked for: of long lines all of them would not fit into memory. */
    private Iterator<Buffer> pieces(Iterator<?> values) {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return values.hasNext();
        }

        @Override
        public Buffer next() {
          return piece(values);
        }
      };
    }
  }

  private static HttpError error(Throwable fault) {
    if (fault instanceof BrokenHistory) {
      return HttpError.HISTORY_BROKEN;
    }
    return DatabaseUnavailable.explains(fault) ? HttpError.UNAVAILABLE : HttpError.INTERNAL_ERROR;
  }
}
