package dev.blotter.http;

import dev.blotter.eventlog.EventLog;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells a user who has nothing from one that nobody has registered. */
@ApplicationScoped
public class KnownUsers {

  private final EventLog log;

  public KnownUsers(EventLog log) {
    this.log = log;
  }

  /** Refuses to go on where there is no such user. */
  public Uni<Void> mustExist(UUID userId) {
    return log.head(AggregateRef.user(userId))
        .map(head -> head.orElseThrow(() -> RequestProblem.notFound("user")))
        .replaceWithVoid();
  }
}
