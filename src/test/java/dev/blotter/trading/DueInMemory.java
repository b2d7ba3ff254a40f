package dev.blotter.trading;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Due work that stays as it is, whatever is done about it.
 *
 * @param orders in their order
 * @param accounts in their order
 */
record DueInMemory(List<Overdue> orders, List<Unvalued> accounts) implements DueWork {

  @Override
  public Uni<List<Overdue>> expiredOrders(Instant by, @Nullable Overdue after, int limit) {
    return page(orders, after, order -> !order.expireAt().isAfter(by), limit);
  }

  @Override
  public Uni<List<Expiry>> expiries(List<Overdue> of) {
    return Uni.createFrom()
        .item(of.stream().map(order -> new Expiry(order, new UUID(1, 0), new UUID(2, 0))).toList());
  }

  @Override
  public Uni<List<Account>> accountsToSettle(Instant by, UUID after, int limit) {
    return Uni.createFrom().item(List.of());
  }

  @Override
  public Uni<List<Unvalued>> accountsToValue(Instant by, @Nullable Unvalued after, int limit) {
    return page(accounts, after, account -> account.since().isBefore(by), limit);
  }

  @Override
  public Uni<Boolean> isToBeValued(UUID userId, Instant by) {
    return Uni.createFrom()
        .item(
            accounts.stream()
                .anyMatch(due -> due.userId().equals(userId) && due.since().isBefore(by)));
  }

  @Override
  public Uni<Long> countAccountsToValue(Instant by) {
    return Uni.createFrom().item((long) accounts.size());
  }

  private static <T> Uni<List<T>> page(
      List<T> all, @Nullable T after, Predicate<T> isDue, int limit) {
    int from = after == null ? 0 : all.indexOf(after) + 1;
    return Uni.createFrom().item(all.stream().skip(from).filter(isDue).limit(limit).toList());
  }
}
