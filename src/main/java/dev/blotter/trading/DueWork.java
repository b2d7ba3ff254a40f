package dev.blotter.trading;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work whose time has come, as the read models know it. They may lag behind: whoever acts on it
 * sends a command, which is decided on the truth.
 */
public interface DueWork {

  /**
   * Active orders whose time is over by then, and that of a pending replacement too; the longest
   * overdue first.
   *
   * @param after the last one seen, or null for the first page
   */
  Uni<List<Overdue>> expiredOrders(Instant by, @Nullable Overdue after, int limit);

  /** What each of those follows from. */
  Uni<List<Expiry>> expiries(List<Overdue> orders);

  /**
   * Users with cash of any currency that is due by then, in the order of their portfolios' ids.
   *
   * @param after the last portfolio seen; all zero for the first page
   */
  Uni<List<Account>> accountsToSettle(Instant by, UUID after, int limit);

  /**
   * Accounts that may have been worth something else by then than what they were valued at, for the
   * longest first.
   *
   * @param after the last one seen, or null for the first page
   */
  Uni<List<Unvalued>> accountsToValue(Instant by, @Nullable Unvalued after, int limit);

  /** Whether that user's account is one of them. */
  Uni<Boolean> isToBeValued(UUID userId, Instant by);

  /** How many these are. */
  Uni<Long> countAccountsToValue(Instant by);

  /**
   * An account that is to be valued.
   *
   * @param version the portfolio's, as the read model saw it
   */
  record Unvalued(UUID userId, UUID portfolioId, long version, Instant since) {}

  /**
   * An order whose time is over.
   *
   * @param version the order's, as the read model saw it
   * @param expireAt when it was over
   */
  record Overdue(UUID orderId, long version, Instant placedAt, Instant expireAt) {}

  /**
   * What gave an order the terms by which its time is over.
   *
   * @param termsEventId the last event that gave the order its terms
   * @param workflow what that event belonged to
   */
  record Expiry(Overdue order, UUID termsEventId, UUID workflow) {}

  /**
   * A user and the user's portfolio.
   *
   * @param version the portfolio's, when the read model saw cash in it that is due
   */
  record Account(UUID userId, UUID portfolioId, long version) {}
}
