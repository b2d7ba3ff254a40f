package dev.blotter.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;

/** Accounts that are compared with a replay of a log of their own. */
abstract class Reconciled {

  @AutoClose final TestLog on = new TestLog();

  final LifeOnLog traded() {
    var life = new LifeOnLog(on.log, 42).steps(80);
    on.node();
    on.caughtUp();
    assertThat(on.check(life)).isEmpty();
    return life;
  }

  final UUID row(String table, LifeOnLog life) {
    var owner = table.equals("users") ? "id" : "user_id";
    return UUID.fromString(
        on.text(
            "SELECT id::text FROM %s WHERE %s = '%s' ORDER BY id LIMIT 1"
                .formatted(table, owner, life.user())));
  }
}
