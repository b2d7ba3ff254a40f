package dev.blotter.projection.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.projection.rebuild.Rebuild;
import dev.blotter.projection.rebuild.Rebuilds;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells how far rebuilds are as long as somebody listens, until they end. */
@Singleton
final class RebuildWatch {

  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Rebuilds rebuilds;
  private final InstantSource clock;
  private final ObjectMapper mapper;
  private volatile boolean stopping;

  RebuildWatch(Rebuilds rebuilds, InstantSource clock, ObjectMapper mapper) {
    this.rebuilds = rebuilds;
    this.clock = clock;
    this.mapper = mapper;
  }

  /**
   * An event whenever it has come any further, a heartbeat where it does not, and the end.
   *
   * @param until from when on the listener's token is refused, or null where it does not end
   */
  Multi<String> of(UUID rebuildId, @Nullable Instant until) {
    return Multi.createFrom()
        .deferred(
            () -> {
              var listener = new Listener(mapper);
              return Multi.createBy()
                  .repeating()
                  .uni(
                      () -> rebuilds.find(rebuildId).map(found -> look(found.orElseThrow(), until)))
                  .withDelay(EVERY)
                  .whilst(Look::goesOn)
                  .onItem()
                  .transformToIterable(listener::hears);
            });
  }

  private Look look(Rebuild rebuild, @Nullable Instant until) {
    var now = clock.instant();
    var over = until != null && !now.isBefore(until) ? "TOKEN_EXPIRED" : null;
    return new Look(RebuildView.of(rebuild), now, stopping ? "SHUTDOWN" : over);
  }

  /** Before requests under way are waited for. */
  void stopping(@Observes ShutdownDelayInitiatedEvent event) {
    stopping = true;
  }

  void stopped(@Observes ShutdownEvent event) {
    stopping = true;
  }

  /**
   * How it stands.
   *
   * @param broken why the stream ends before the rebuild; null where it does not
   */
  private record Look(RebuildView rebuild, Instant at, @Nullable String broken) {
    boolean goesOn() {
      return broken == null && !rebuild.state().isEnded();
    }
  }

  /** Who listens, and what they have heard. */
  private static final class Listener {
    private final ObjectMapper mapper;
    private @Nullable RebuildView last;
    private Instant told = Instant.EPOCH;

    Listener(ObjectMapper mapper) {
      this.mapper = mapper;
    }

    List<String> hears(Look look) {
      if (look.rebuild().state().isEnded()) {
        return List.of(event("ended", look.rebuild()));
      }
      if (look.broken() != null) {
        return List.of(event("resume", new RebuildStreamEnd(look.broken())));
      }
      boolean further = !Objects.equals(last, look.rebuild());
      if (!further && look.at().isBefore(told.plus(HEARTBEAT))) {
        return List.of();
      }
      last = look.rebuild();
      told = look.at();
      return List.of(event(further ? "progress" : "heartbeat", look.rebuild()));
    }

    private String event(String name, Object data) {
      try {
        return "event: " + name + "\ndata: " + mapper.writeValueAsString(data) + "\n\n";
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
