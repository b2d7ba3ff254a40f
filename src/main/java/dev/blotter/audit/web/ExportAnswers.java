package dev.blotter.audit.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.blotter.audit.evidence.Bundle;
import dev.blotter.audit.evidence.FileNotWritten;
import dev.blotter.audit.export.Export;
import dev.blotter.audit.export.ExportFormat;
import dev.blotter.audit.export.Exports;
import dev.blotter.audit.export.RecordList;
import dev.blotter.audit.export.TooLarge;
import dev.blotter.audit.export.TooMany;
import dev.blotter.eventlog.EventSearch.TooWide;
import dev.blotter.http.Caller;
import dev.blotter.http.Exchange;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import dev.blotter.projection.Window.Keyset;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Answers with exports: of what a search finds, and of lists as the interface shows them. */
@ApplicationScoped
class ExportAnswers {

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

  /**
   * A list that is read page by page.
   *
   * @param name what it is a list of
   * @param view its entries as they are shown
   * @param read reads one of its pages
   * @param place where an entry stands in it
   */
  record Listed<V>(
      String name,
      Class<V> view,
      Function<Window, Uni<RowPage<V>>> read,
      Function<V, Keyset> place) {

    private Multi<List<V>> pages() {
      return Multi.createBy()
          .repeating()
          .uni(AtomicReference<Keyset>::new, this::next)
          .whilst(RowPage::more)
          .map(RowPage::rows);
    }

    private Uni<RowPage<V>> next(AtomicReference<Keyset> last) {
      return read.apply(new Window(Window.LARGEST, last.get(), 0))
          .invoke(
              page -> {
                if (page.more()) {
                  last.set(place.apply(page.rows().getLast()));
                }
              });
    }
  }

  /**
   * All of a list.
   *
   * @param asked what was asked for, by the names of the interface
   */
  <V> Uni<Response> all(Listed<V> list, ExportFormat format, MultivaluedMap<String, String> asked) {
    var pages = list.pages().map(this::shown);
    var records = new RecordList(list.name(), columns(list.view()), pages);
    return answer(
        exports.make(records, new Export(format, query(asked), caller.actor())),
        list.name() + "-" + format);
  }

  /** A page as it is shown. */
  static <R, V> RowPage<V> shown(RowPage<R> page, Function<R, V> view) {
    return new RowPage<>(page.rows().stream().map(view).toList(), page.more());
  }

  private List<JsonNode> shown(List<?> page) {
    return page.stream().<JsonNode>map(mapper::valueToTree).toList();
  }

  private List<String> columns(Class<?> view) {
    var type = mapper.constructType(view);
    return mapper.getSerializationConfig().introspect(type).findProperties().stream()
        .map(BeanPropertyDefinition::getName)
        .toList();
  }

  private JsonNode query(MultivaluedMap<String, String> asked) {
    var query = mapper.createObjectNode();
    asked.forEach(
        (name, values) -> {
          if (!name.equals(FORMAT)) {
            query.put(name, String.join(",", values));
          }
        });
    return query;
  }

  /** An export as a file of that name; it is made no further once nobody waits for it. */
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
