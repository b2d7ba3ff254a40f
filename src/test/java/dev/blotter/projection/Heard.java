package dev.blotter.projection;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps whose rows were told to have changed. */
final class Heard implements ReadModelListener {
  final Set<UUID> users = ConcurrentHashMap.newKeySet();
  final AtomicInteger all = new AtomicInteger();

  @Override
  public void changed(Set<UUID> changed) {
    users.addAll(changed);
  }

  @Override
  public void allChanged() {
    all.incrementAndGet();
  }
}
