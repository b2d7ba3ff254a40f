package dev.blotter.reconcile;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.AppendResult.Appended;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.VersionCheck;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.testing.Seeds;
import dev.blotter.trading.RandomLife;
import dev.blotter.user.UserEvent.UserRegistered;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A random account whose events are appended to a log, those of a command at once. */
public final class LifeOnLog {

  private final EventLog log;
  private final RandomLife life;
  private final Map<AggregateRef, Long> versions = new HashMap<>();
  private int seen;
  private int commands;

  public LifeOnLog(EventLog log, long seed) {
    this.log = log;
    this.life = new RandomLife(Seeds.random(seed));
  }

  public UUID user() {
    return life.user();
  }

  public LifeOnLog steps(int count) {
    for (int i = 0; i < count; i++) {
      step();
    }
    return this;
  }

  public void step() {
    life.step();
    var all = life.log();
    var news = all.subList(seen, all.size()).stream().map(this::readable).toList();
    seen = all.size();
    append(news);
  }

  /** Something happens to the user that no command of a random life leads to. */
  public void happens(DomainEvent event) {
    append(List.of(Change.of(AggregateRef.user(user()), event)));
  }

  /** With personal data of the form that the test's cipher knows. */
  private Change readable(Change change) {
    return change.event() instanceof UserRegistered
        ? Change.of(change.aggregate(), new UserRegistered(user() + "@example.com/Ada"))
        : change;
  }

  private void append(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    Set<AggregateRef> changed = new LinkedHashSet<>();
    changes.forEach(change -> changed.add(change.aggregate()));
    var checks =
        changed.stream().map(ref -> new VersionCheck(ref, versions.getOrDefault(ref, 0L))).toList();
    changes.forEach(change -> versions.merge(change.aggregate(), 1L, Long::sum));
    var name = "c" + ++commands;
    var origin = new Origin(Actor.system("test"), user(), null);
    var result =
        log.append(List.of(new Append(user(), name, name, "{}", origin, checks, changes)))
            .await()
            .atMost(Duration.ofSeconds(20))
            .getFirst();
    if (!(result instanceof Appended)) {
      throw new IllegalStateException("nobody else appends here, but: " + result);
    }
  }
}
