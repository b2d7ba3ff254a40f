package dev.blotter.eventlog;

import dev.blotter.json.Json;
import dev.blotter.json.StoredJson;
import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.DomainEvent;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Events as JSON, each read as the record of its aggregate's sealed interface with its name. */
public final class JsonEventCodec implements EventCodec {

  private final Map<AggregateType, Map<String, StoredJson<? extends DomainEvent>>> types =
      new EnumMap<>(AggregateType.class);

  public JsonEventCodec(Iterable<? extends Aggregate<?, ?>> aggregates) {
    for (var aggregate : aggregates) {
      types.put(aggregate.type(), permitted(aggregate.eventType()));
    }
  }

  @Override
  public boolean knows(String eventType) {
    return types.values().stream().anyMatch(byName -> byName.containsKey(eventType));
  }

  @Override
  public String encode(DomainEvent event) {
    return Json.write(event);
  }

  @Override
  public DomainEvent decode(
      AggregateType aggregate, String eventType, int schemaVersion, String payload) {
    var type = types.getOrDefault(aggregate, Map.of()).get(eventType);
    if (type == null) {
      throw new IllegalStateException("unknown event " + eventType + " of a " + aggregate.label());
    }
    return type.read(payload);
  }

  private static Map<String, StoredJson<? extends DomainEvent>> permitted(
      Class<? extends DomainEvent> sealed) {
    Map<String, StoredJson<? extends DomainEvent>> byName = new HashMap<>();
    for (var permitted : sealed.getPermittedSubclasses()) {
      byName.put(permitted.getSimpleName(), Json.stored(permitted.asSubclass(DomainEvent.class)));
    }
    return byName;
  }
}
