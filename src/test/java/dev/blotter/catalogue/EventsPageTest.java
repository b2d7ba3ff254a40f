package dev.blotter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.DomainEvent;
import dev.blotter.order.OrderEvent;
import dev.blotter.portfolio.PortfolioEvent;
import dev.blotter.position.PositionEvent;
import dev.blotter.user.UserEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.junit.jupiter.api.Test;

class EventsPageTest {

  private static final Path PAGE = Path.of("docs/events.md");
  private static final String BEGINNING = "\n## order\n";
  private static final Map<String, Class<? extends DomainEvent>> AGGREGATES = new LinkedHashMap<>();

  static {
    AGGREGATES.put("order", OrderEvent.class);
    AGGREGATES.put("portfolio", PortfolioEvent.class);
    AGGREGATES.put("position", PositionEvent.class);
    AGGREGATES.put("user", UserEvent.class);
  }

  /** {@code -Dblotter.approve=true} writes it as it is today. */
  @Test
  void every_event_is_explained_with_every_field_that_it_has() throws IOException {
    var page = Files.readString(PAGE);
    var introduction = page.substring(0, page.indexOf(BEGINNING));
    var today = introduction + list();
    if (Boolean.getBoolean("blotter.approve")) {
      Files.writeString(PAGE, today);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(today);
  }

  @Test
  void what_is_described_is_what_can_happen() throws ClassNotFoundException {
    List<String> events = new ArrayList<>();
    AGGREGATES
        .values()
        .forEach(
            all ->
                List.of(all.getPermittedSubclasses()).forEach(e -> events.add(e.getSimpleName())));
    assertThat(described().keySet()).containsExactlyInAnyOrderElementsOf(events);
  }

  private static String list() {
    try {
      var texts = described();
      var page = new EventsPage(texts::get);
      AGGREGATES.forEach(page::add);
      page.addParts(List.copyOf(AGGREGATES.values()));
      return page.toString();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What each event says has happened, by its type, as clients of the API are told. */
  private static Map<String, String> described() throws ClassNotFoundException {
    Map<String, String> texts = new HashMap<>();
    for (var aggregate : AGGREGATES.keySet()) {
      var offered = Class.forName("dev.blotter." + aggregate + ".web.package-info");
      for (var schema : offered.getAnnotation(OpenAPIDefinition.class).components().schemas()) {
        texts.put(schema.name(), schema.description());
      }
    }
    return texts;
  }
}
