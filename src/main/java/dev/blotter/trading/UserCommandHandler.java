package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Rejection;
import dev.blotter.portfolio.AccountType;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioEvent.PortfolioOpened;
import dev.blotter.user.EmailHold;
import dev.blotter.user.User;
import dev.blotter.user.UserAnswer;
import dev.blotter.user.UserCommand;
import dev.blotter.user.UserCommand.BlockTrading;
import dev.blotter.user.UserCommand.CloseUser;
import dev.blotter.user.UserCommand.EraseUser;
import dev.blotter.user.UserCommand.PlaceLegalHold;
import dev.blotter.user.UserCommand.RegisterUser;
import dev.blotter.user.UserCommand.ReleaseLegalHold;
import dev.blotter.user.UserCommand.UnblockTrading;
import dev.blotter.user.UserCommand.UpdateProfile;
import dev.blotter.user.UserDecider;
import dev.blotter.user.UserRejection;
import dev.blotter.user.UserStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides the commands to users. Registering one opens the portfolio with it; one whose orders are
 * active, or who holds or owes something, cannot be closed or erased.
 */
@ApplicationScoped
public class UserCommandHandler implements Handler<UserCommand> {

  @Override
  public Class<UserCommand> handles() {
    return UserCommand.class;
  }

  /** Sent again later it might block, say, who is unblocked by now. */
  @Override
  public boolean remembersWhatChangedNothing() {
    return true;
  }

  @Override
  public @Nullable Instant notAfter(UserCommand command) {
    var hold = hold(command);
    return hold == null ? null : hold.until();
  }

  @Override
  public Needs needs(UserCommand command, States states) {
    return Needs.states(user(command), portfolio(command));
  }

  @Override
  public Verdict decide(UserCommand command, States states, Circumstances circumstances) {
    var unheld = unheld(command, circumstances.decidedAt());
    if (unheld.isPresent()) {
      return new Verdict.Refused(unheld.get(), command.userId(), null);
    }
    var user = states.find(user(command), User.class).orElse(null);
    var refusal = refusal(command, user, states);
    if (refusal.isPresent()) {
      return new Verdict.Refused(refusal.get(), command.userId(), user(command));
    }
    var changes =
        UserDecider.decide(user, command).<Change>map(event -> Change.of(user(command), event));
    return Verdict.of(command.userId(), user(command), withPortfolio(command, changes));
  }

  @Override
  public Answer answer(UserCommand command, States after, Verdict.Accepted verdict) {
    var kind = command instanceof RegisterUser ? Answer.Kind.CREATED : Answer.Kind.DONE;
    return Answer.of(kind, verdict, after, resource(verdict.subject(), after));
  }

  @Override
  public @Nullable String resource(AggregateRef subject, States states) {
    return states
        .find(subject, User.class)
        .map(user -> UserAnswer.json(subject.id(), user, states.version(subject)))
        .orElse(null);
  }

  private static @Nullable EmailHold hold(UserCommand command) {
    return switch (command) {
      case RegisterUser register -> register.email();
      case UpdateProfile update -> update.email();
      default -> null;
    };
  }

  /** Why it cannot have its e-mail address. */
  private static Optional<Rejection> unheld(UserCommand command, Instant decidedAt) {
    var hold = hold(command);
    return hold == null ? Optional.empty() : hold.refusal(decidedAt);
  }

  private static Optional<Rejection> refusal(
      UserCommand command, @Nullable User user, States states) {
    return switch (command) {
      case RegisterUser register -> badAccount(register);
      case UpdateProfile update ->
          user == null
              ? Optional.empty()
              : IfMatch.mismatch(update.expectedVersions(), states.version(user(command)));
      case CloseUser close -> unfinished(command, user, states);
      // Under a hold nobody is to cancel orders for an erasure that is refused all the same.
      case EraseUser erase ->
          user != null && user.hold() != null
              ? Optional.empty()
              : unfinished(command, user, states);
      case PlaceLegalHold place -> Optional.empty();
      case ReleaseLegalHold release -> Optional.empty();
      case BlockTrading block -> Optional.empty();
      case UnblockTrading unblock -> Optional.empty();
    };
  }

  private static Optional<Rejection> badAccount(RegisterUser register) {
    if (Currency.find(register.baseCurrency()).isEmpty()) {
      return Optional.of(
          Rejection.ofField(
              UserRejection.UNKNOWN_CURRENCY, "base_currency", "No currency has this code."));
    }
    return Stream.of(AccountType.values()).anyMatch(t -> t.name().equals(register.accountType()))
        ? Optional.empty()
        : Optional.of(
            Rejection.ofField(
                UserRejection.UNKNOWN_ACCOUNT_TYPE, "account_type", "It is CASH or MARGIN."));
  }

  /** What a user has to end before the account does. */
  private static Optional<Rejection> unfinished(
      UserCommand command, @Nullable User user, States states) {
    return activeOrders(command, states).or(() -> openPositions(command, user, states));
  }

  private static Optional<Rejection> activeOrders(UserCommand command, States states) {
    return states
        .find(portfolio(command), Portfolio.class)
        .filter(portfolio -> !portfolio.commitments().isEmpty())
        .map(
            portfolio ->
                Rejection.of(
                    UserRejection.ORDERS_ACTIVE,
                    "The user's active orders must be cancelled first.",
                    Map.of("active", Integer.toString(portfolio.commitments().size()))));
  }

  /**
   * Nobody could close them any more, since a closed user's orders are denied. Who is closed and
   * has some has them by a late report.
   */
  private static Optional<Rejection> openPositions(
      UserCommand command, @Nullable User user, States states) {
    return user == null || user.status() == UserStatus.CLOSED
        ? Optional.empty()
        : states
            .find(portfolio(command), Portfolio.class)
            .map(portfolio -> portfolio.account().openPositions())
            .filter(open -> open > 0)
            .map(
                open ->
                    Rejection.of(
                        UserRejection.POSITIONS_OPEN,
                        "The user's open positions must be closed first.",
                        Map.of("open", Long.toString(open))));
  }

  private static Decision<Change> withPortfolio(UserCommand command, Decision<Change> decision) {
    return command instanceof RegisterUser register
            && decision instanceof Decision.Accepted<Change>(var changes)
        ? Decision.accept(Stream.concat(changes.stream(), Stream.of(opened(register))).toList())
        : decision;
  }

  private static Change opened(RegisterUser register) {
    return Change.of(
        portfolio(register),
        new PortfolioOpened(
            Currency.of(register.baseCurrency()), AccountType.valueOf(register.accountType())));
  }

  private static AggregateRef user(UserCommand command) {
    return AggregateRef.user(command.userId());
  }

  private static AggregateRef portfolio(UserCommand command) {
    return OrderStates.book(command.userId());
  }
}
