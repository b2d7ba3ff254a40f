package dev.blotter.user.web;

import dev.blotter.kernel.Marks;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.user.UserListQueries.Listed;
import dev.blotter.user.UserStatus;
import dev.blotter.user.UserView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user in a list. What is null is left out.
 *
 * @param email null once the user is erased
 * @param name null once the user is erased
 * @param isActive false once the user is closed
 * @param blockReason why trading is blocked, or null where it is not
 * @param portfolio at the latest prices; null where it was not asked for, or there is none yet
 */
record UserItem(
    UUID userId,
    @Nullable String email,
    @Nullable String name,
    UserStatus status,
    boolean isActive,
    boolean erased,
    @Nullable String blockReason,
    Instant createdAt,
    Instant updatedAt,
    long version,
    @Nullable PortfolioView portfolio) {

  static UserItem of(Listed listed, MarginPolicy margin, Marks marks) {
    var id = listed.portfolioId();
    var account = listed.account();
    return of(
        listed.user().view(),
        id == null || account == null
            ? null
            : PortfolioView.of(id, listed.user().id(), account, margin, marks));
  }

  static UserItem of(UserView user, @Nullable PortfolioView portfolio) {
    return new UserItem(
        user.userId(),
        user.email(),
        user.name(),
        user.status(),
        user.isActive(),
        user.erased(),
        user.blockReason(),
        user.createdAt(),
        user.updatedAt(),
        user.version(),
        portfolio);
  }
}
