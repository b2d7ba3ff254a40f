package dev.blotter.audit.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.blotter.audit.evidence.Bundle;
import dev.blotter.audit.evidence.FileNotWritten;
import dev.blotter.audit.export.Export;
import dev.blotter.audit.export.Exports;
import dev.blotter.audit.export.RecordList;
import dev.blotter.audit.export.TooLarge;
import dev.blotter.audit.export.TooMany;
import dev.blotter.eventlog.EventSearch.TooWide;
import dev.blotter.eventlog.LongWork;
import dev.blotter.http.Caller;
import dev.blotter.http.Exchange;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.export.Entries;
import dev.blotter.http.export.EntryExports;
import dev.blotter.kernel.ExportFormat;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Answers with files: exports of what a search finds and of lists as the interface shows them, and
 * evidence.
 */
@ApplicationScoped
class ExportAnswers implements EntryExports {

  private static final String BUSY = "as many exports are being made as may be at a time";
  private static final String FORMAT = "format";

  private final Exports exports;
  private final Downloads downloads;
  private final Caller caller;
  private final Exchange exchange;
  private final ObjectMapper mapper;

  ExportAnswers(
      Exports exports, Downloads downloads, Caller caller, Exchange exchange, ObjectMapper mapper) {
    this.exports = exports;
    this.downloads = downloads;
    this.caller = caller;
    this.exchange = exchange;
    this.mapper = mapper;
  }

  @Override
  public <V> Uni<Response> all(Entries<V> entries, ExportFormat format) {
    var columns = columns(entries.view());
    var records = new RecordList(entries.name(), columns, records(entries));
    return answer(
        exports.make(records, new Export(format, asked(entries), caller.actor())),
        entries.name() + "-" + format);
  }

  /** By workers: a page of a thousand would keep an event loop for long. */
  private <V> Multi<List<JsonNode>> records(Entries<V> entries) {
    return entries
        .pages()
        .onItem()
        .transformToUniAndConcatenate(page -> LongWork.byWorker(() -> shown(page)));
  }

  private List<JsonNode> shown(List<?> page) {
    return page.stream().map(this::shown).toList();
  }

  /** By way of its text: what is put into an answer as it is stored is text only there. */
  private JsonNode shown(Object entry) {
    try {
      return mapper.readTree(mapper.writeValueAsBytes(entry));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> columns(Class<?> view) {
    var type = mapper.constructType(view);
    return mapper.getSerializationConfig().introspect(type).findProperties().stream()
        .map(BeanPropertyDefinition::getName)
        .toList();
  }

  /** What was asked for, by the names of the interface. */
  private JsonNode asked(Entries<?> entries) {
    var asked = mapper.createObjectNode();
    exchange.parameters().forEach((name, values) -> asked.put(name, String.join(",", values)));
    asked.remove(FORMAT);
    entries.asked().forEach(asked::put);
    return asked;
  }

  /** An export or evidence as a file of that name; made no further once nobody waits for it. */
  Uni<Response> answer(Uni<Bundle> export, String name) {
    Uni<Optional<Bundle>> made = export.map(Optional::of);
    // Whichever comes first cancels the other.
    return Uni.combine()
        .any()
        .of(made, exchange.left().map(left -> Optional.empty()))
        .onFailure()
        .transform(ExportAnswers::problem)
        .chain(
            bundle ->
                bundle
                    .map(file -> downloads.response(file, name))
                    .orElseGet(ExportAnswers::toNobody));
  }

  private static Uni<Response> toNobody() {
    return Uni.createFrom().item(Response.noContent().build());
  }

  private static Throwable problem(Throwable fault) {
    return switch (fault) {
      case TooWide slow -> SearchResource.tooWide();
      case TooLarge large ->
          RequestProblem.of(
              HttpError.EXPORT_TOO_LARGE,
              "there is more than an export holds, %d: ask for a shorter time, one after the other"
                  .formatted(large.limit()));
      case TooMany busy -> RequestProblem.of(HttpError.OVERLOADED, BUSY);
      case FileNotWritten full -> Downloads.notWritten(full);
      default -> fault;
    };
  }
}
