package dev.blotter.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells a user who has nothing from one that nobody has registered. Whoever is in the log stays
 * there, so that those who were found need not be looked for again.
 */
@ApplicationScoped
public class KnownUsers {

  private static final int REMEMBERED = 10_000;

  private final SharedLookup<AggregateRef, StreamHead> heads;
  private final Cache<UUID, Boolean> known = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  public KnownUsers(EventLog log) {
    this.heads = new SharedLookup<>(log::headsOf);
  }

  /** Refuses to go on where there is no such user. */
  public Uni<Void> mustExist(UUID userId) {
    return known.getIfPresent(userId) != null
        ? Uni.createFrom().voidItem()
        : heads
            .find(AggregateRef.user(userId))
            .emitOn(RequestContext.executor())
            .map(head -> head.orElseThrow(RequestProblem::noUser))
            .invoke(head -> known.put(userId, true))
            .replaceWithVoid();
  }

  /** What was found of a user; a 404 of the user where there is none, else of what is missing. */
  public <T> Uni<T> found(Optional<T> found, UUID userId, String what) {
    return mustExistUnless(found.stream().toList(), userId)
        .map(exists -> found.orElseThrow(() -> RequestProblem.notFound(what)));
  }

  /** The same where nothing was found: whoever has something is there. */
  public Uni<Void> mustExistUnless(List<?> found, UUID userId) {
    return found.isEmpty() ? mustExist(userId) : Uni.createFrom().voidItem();
  }
}
