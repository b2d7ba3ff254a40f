package dev.blotter.trading;

import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Rejection;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.user.User;
import dev.blotter.user.UserRejection;
import java.util.Optional;
import java.util.UUID;

/** Who places orders, and with what. */
record Trader(User user, Portfolio portfolio) {

  /** That user with the cash book, or empty where there is no such user. */
  static Optional<Trader> find(UUID userId, States states) {
    return states
        .find(AggregateRef.user(userId), User.class)
        .flatMap(
            user ->
                states
                    .find(OrderStates.book(userId), Portfolio.class)
                    .map(portfolio -> new Trader(user, portfolio)));
  }

  /** What is said where there is none. */
  static Verdict unknown() {
    return Verdict.refuse(Rejection.of(UserRejection.USER_NOT_FOUND, "There is no such user."));
  }
}
