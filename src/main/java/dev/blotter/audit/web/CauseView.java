package dev.blotter.audit.web;

import dev.blotter.eventlog.EventView;
import dev.blotter.eventlog.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one workflow set off. */
@Schema(description = "Commands of one workflow, their events, and the commands that those caused")
record CauseView(
    UUID correlationId,
    @Schema(description = "True where there is more than is shown") boolean truncated,
    List<CommandView> commands) {

  /** A command with what it did. */
  @Schema(description = "A command, its events, and the commands that these caused")
  record CommandView(
      String commandId,
      UUID userId,
      String actorType,
      String actorId,
      Instant occurredAt,
      List<EventView> events,
      List<CommandView> caused) {}

  private record Key(UUID userId, String commandId) {}

  static CauseView of(UUID correlationId, List<RecordedEvent> events, boolean truncated) {
    Map<Key, List<RecordedEvent>> commands = new LinkedHashMap<>();
    for (var event : events) {
      var key = new Key(event.userId(), event.commandId());
      commands.computeIfAbsent(key, any -> new ArrayList<>()).add(event);
    }
    return new CauseView(correlationId, truncated, roots(commands.values()));
  }

  /** Hangs each command below the one that caused it: nobody knows an event's id before it is. */
  private static List<CommandView> roots(Collection<List<RecordedEvent>> commands) {
    Map<UUID, CommandView> byEvent = new HashMap<>();
    for (var events : commands) {
      var command = command(events);
      events.forEach(event -> byEvent.put(event.eventId(), command));
    }
    List<CommandView> roots = new ArrayList<>();
    for (var events : commands) {
      var first = events.getFirst();
      causing(first, byEvent)
          .map(CommandView::caused)
          .orElse(roots)
          .add(byEvent.get(first.eventId()));
    }
    return roots;
  }

  private static Optional<CommandView> causing(
      RecordedEvent first, Map<UUID, CommandView> byEvent) {
    return Optional.ofNullable(first.origin().causationId()).map(byEvent::get);
  }

  private static CommandView command(List<RecordedEvent> events) {
    var first = events.getFirst();
    var actor = first.origin().actor();
    return new CommandView(
        first.commandId(),
        first.userId(),
        actor.type().name(),
        actor.id(),
        first.occurredAt(),
        events.stream().map(EventView::of).toList(),
        new ArrayList<>());
  }
}
