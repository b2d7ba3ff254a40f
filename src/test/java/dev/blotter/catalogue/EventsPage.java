package dev.blotter.catalogue;

import dev.blotter.kernel.DomainEvent;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of all events, as {@code docs/events.md} has it below its introduction. */
final class EventsPage {

  private final Comments comments = new Comments();
  private final Function<String, String> happened;
  private final StringBuilder page = new StringBuilder();

  /**
   * @param happened what a type of event says has happened
   */
  EventsPage(Function<String, String> happened) {
    this.happened = happened;
  }

  /** What can happen to an aggregate. */
  void add(String aggregate, Class<? extends DomainEvent> events) {
    page.append("\n## ").append(aggregate).append('\n');
    for (var event : events.getPermittedSubclasses()) {
      var name = event.getSimpleName();
      page.append("\n**").append(name).append("**: ").append(happened.apply(name)).append(".\n");
      addFields(new Shape(event));
    }
  }

  /** What the fields of these events hold, each once. */
  void addParts(List<Class<? extends DomainEvent>> aggregates) {
    Set<Class<?>> parts =
        aggregates.stream()
            .flatMap(events -> Stream.of(events.getPermittedSubclasses()))
            .flatMap(event -> new Shape(event).parts())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    page.append("\n## Parts\n");
    for (var part : parts) {
      page.append("\n### ").append(part.getSimpleName()).append('\n');
      if (part.isEnum()) {
        page.append(String.join(", ", Shape.values(part))).append('\n');
      } else {
        addFields(new Shape(part));
      }
    }
  }

  private void addFields(Shape shape) {
    shape.fields().forEach(field -> page.append(line(shape, field)).append('\n'));
  }

  private String line(Shape shape, RecordComponent field) {
    var text = comments.of(shape.type(), field.getName());
    return "- `%s` %s%s%s"
        .formatted(
            Shape.stored(field.getName()),
            Shape.written(field.getGenericType()),
            Shape.isOptional(field) ? ", may be left out" : "",
            text.isEmpty() ? "" : ": " + text);
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
