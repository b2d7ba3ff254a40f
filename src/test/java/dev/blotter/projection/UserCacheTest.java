package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class UserCacheTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject
  @CacheName("portfolio")
  Cache cache;

  private final CompletableFuture<String> read = new CompletableFuture<>();

  private final class Kept extends UserCache<String> {
    Kept() {
      super(cache, user -> Uni.createFrom().completionStage(read.copy()));
    }

    CompletableFuture<String> ask(UUID userId) {
      return get(userId).subscribeAsCompletionStage();
    }
  }

  @Test
  void who_leaves_while_it_is_read_fails_nobody_who_waits_for_the_same() {
    var kept = new Kept();
    var ada = UUID.randomUUID();
    var first = kept.ask(ada);
    var second = kept.ask(ada);
    var third = kept.ask(ada);
    first.cancel(true);
    second.cancel(true);
    read.complete("what there is");
    assertThat(third).succeedsWithin(PATIENCE).isEqualTo("what there is");
    assertThat(kept.ask(ada)).succeedsWithin(PATIENCE).isEqualTo("what there is");
  }
}
