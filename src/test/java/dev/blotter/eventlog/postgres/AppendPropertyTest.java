package dev.blotter.eventlog.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.Account;
import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.testing.Property;
import dev.blotter.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Versions are 1 to n without a gap, and an append that expects another version adds nothing:
 * random groups come to what a simple model, which takes one command after the other, says.
 */
class AppendPropertyTest {

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();
  private static final PostgresEventLog log = Logs.on(database.pool());

  @Test
  void random_groups_come_to_what_the_model_says() {
    check(400);
  }

  @Test
  @Tag("soak")
  void many_random_groups_come_to_what_the_model_says() {
    check(10_000);
  }

  private static void check(int cases) {
    Property.check("append as modelled", cases, random -> new Case(random).check());
  }

  private static final class Case {
    private final RandomGenerator random;
    private final List<Account> accounts;
    private final Map<Account, List<AggregateRef>> aggregates = new HashMap<>();
    private final Map<AggregateRef, Long> versions = new HashMap<>();
    private final Set<String> stored = new HashSet<>();
    private int commands;

    Case(RandomGenerator random) {
      this.random = random;
      this.accounts =
          List.of(
              Account.inLane(random.nextInt(64)),
              Account.inLane(random.nextInt(64)),
              Account.inLane(random.nextInt(64)));
      accounts.forEach(a -> aggregates.put(a, List.of(a.order(), a.order(), a.portfolio())));
    }

    void check() {
      var heads = await(log.heads());
      for (var group = 0; group < 3; group++) {
        appendGroup();
      }
      aggregates.values().forEach(all -> all.forEach(this::checkVersions));
      var added = versions.values().stream().mapToLong(Long::longValue).sum();
      assertThat(LongStream.of(await(log.heads())).sum())
          .isEqualTo(LongStream.of(heads).sum() + added);
    }

    private void appendGroup() {
      List<Append> group = new ArrayList<>();
      List<Class<? extends AppendResult>> expected = new ArrayList<>();
      Set<UUID> failed = new HashSet<>();
      Set<String> storedBefore = Set.copyOf(stored);
      Set<String> inGroup = new HashSet<>();
      var size = 1 + random.nextInt(8);
      for (var i = 0; i < size; i++) {
        var append = randomAppend();
        if (inGroup.add(key(append))) {
          group.add(append);
          expected.add(model(append, storedBefore, failed));
        }
      }
      List<Class<?>> actual = new ArrayList<>();
      await(log.append(group)).forEach(result -> actual.add(result.getClass()));
      assertThat(actual).isEqualTo(expected);
    }

    private Class<? extends AppendResult> model(
        Append append, Set<String> storedBefore, Set<UUID> failed) {
      if (storedBefore.contains(key(append))) {
        failed.add(append.userId());
        return AppendResult.Duplicate.class;
      }
      var asExpected =
          append.checks().stream()
              .allMatch(c -> versions.getOrDefault(c.aggregate(), 0L) == c.expectedVersion());
      var late = append.notAfter() != null;
      if (failed.contains(append.userId()) || !asExpected || late) {
        failed.add(append.userId());
        return late ? AppendResult.Late.class : AppendResult.Conflict.class;
      }
      stored.add(key(append));
      append.changes().forEach(change -> versions.merge(change.aggregate(), 1L, Long::sum));
      return AppendResult.Appended.class;
    }

    private static String key(Append append) {
      return append.userId() + append.commandId();
    }

    private Append randomAppend() {
      var account = accounts.get(random.nextInt(accounts.size()));
      var fresh = random.nextInt(10) > 0 || commands == 0;
      var draft = account.command("c" + (fresh ? commands++ : random.nextInt(commands)));
      if (random.nextInt(12) == 0) {
        draft = draft.until(Instant.EPOCH);
      }
      List<AggregateRef> chosen = new ArrayList<>(aggregates.get(account));
      chosen.remove(random.nextInt(chosen.size()));
      for (var aggregate : chosen) {
        var wrong = random.nextInt(8) == 0 ? 1 : 0;
        draft.expects(aggregate, versions.getOrDefault(aggregate, 0L) + wrong);
      }
      var events = 1 + random.nextInt(3);
      for (var i = 0; i < events; i++) {
        draft.adds(chosen.get(random.nextInt(chosen.size())), "e" + i);
      }
      return draft.done();
    }

    private void checkVersions(AggregateRef aggregate) {
      assertThat(await(log.readStream(aggregate, 0, 1_000)))
          .extracting(RecordedEvent::version)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, versions.getOrDefault(aggregate, 0L)).boxed().toList());
    }
  }
}
