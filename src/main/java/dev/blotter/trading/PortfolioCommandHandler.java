package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.Needs;
import dev.blotter.command.Priority;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.json.Json;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Rejection;
import dev.blotter.marketdata.Prices;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.BuyingPower;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioCommand;
import dev.blotter.portfolio.PortfolioCommand.DepositCash;
import dev.blotter.portfolio.PortfolioCommand.MarkToMarket;
import dev.blotter.portfolio.PortfolioDecider;
import dev.blotter.portfolio.PortfolioEvent;
import dev.blotter.portfolio.PortfolioEvent.WithdrawalRejected;
import dev.blotter.portfolio.PortfolioRejection;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.user.User;
import dev.blotter.user.UserDecider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves cash in and out, settles and values. A withdrawal that is denied is recorded. */
@ApplicationScoped
public class PortfolioCommandHandler implements Handler<PortfolioCommand> {
  private static final String NOTHING = "{}";

  private final MarginPolicy margin;
  private final Prices prices;

  public PortfolioCommandHandler(TradingRules rules, Prices prices) {
    this.margin = rules.margin();
    this.prices = prices;
  }

  @Override
  public Class<PortfolioCommand> handles() {
    return PortfolioCommand.class;
  }

  /** A valuation is the service's own, and can wait. */
  @Override
  public Priority priority(PortfolioCommand command) {
    return command instanceof MarkToMarket ? Priority.BACKGROUND : Priority.ORDINARY;
  }

  @Override
  public Needs needs(PortfolioCommand command, States states) {
    return command instanceof DepositCash
        ? Needs.states(ref(command), user(command))
        : Needs.states(ref(command));
  }

  @Override
  public Verdict decide(PortfolioCommand command, States states, Circumstances circumstances) {
    var ended = ended(command, states);
    if (ended.isPresent()) {
      return new Verdict.Refused(ended.get(), command.userId(), ref(command));
    }
    return states
        .find(ref(command), Portfolio.class)
        .map(portfolio -> decide(command, portfolio.account(), circumstances))
        .orElseGet(
            () ->
                Verdict.refuse(
                    Rejection.of(
                        PortfolioRejection.PORTFOLIO_NOT_FOUND, "There is no such portfolio.")));
  }

  /**
   * To those who are closed or erased nothing is paid in any more. All else goes on: what is left
   * has to be able to leave, and what a market or a broker books afterwards is owed all the same.
   */
  private static Optional<Rejection> ended(PortfolioCommand command, States states) {
    return command instanceof DepositCash
        ? states.find(user(command), User.class).flatMap(UserDecider::ended)
        : Optional.empty();
  }

  private Verdict decide(PortfolioCommand command, Account account, Circumstances circumstances) {
    var decision = PortfolioDecider.decide(account, command, circumstances.now(), prices, margin);
    return switch (decision) {
      case Decision.Rejected<PortfolioEvent>(var reason) ->
          new Verdict.Refused(reason, command.userId(), ref(command));
      case Decision.Accepted<PortfolioEvent>(var events) ->
          new Verdict.Accepted(
              command.userId(),
              ref(command),
              events.stream().map(event -> Change.of(ref(command), event)).toList(),
              denial(account, events));
    };
  }

  private @Nullable Rejection denial(Account account, List<PortfolioEvent> events) {
    return events.stream()
        .filter(WithdrawalRejected.class::isInstance)
        .map(event -> denial(account, (WithdrawalRejected) event))
        .findFirst()
        .orElse(null);
  }

  private Rejection denial(Account account, WithdrawalRejected event) {
    var currency = event.amount().currency();
    var power = new BuyingPower(account, margin, prices);
    var most = power.withdrawable(currency).amount().toPlainString();
    return Rejection.of(
        PortfolioRejection.INSUFFICIENT_FUNDS,
        "Less than that can be withdrawn.",
        Map.of(
            "withdrawable", most,
            "requested", event.amount().amount().toPlainString(),
            "currency", currency.code()));
  }

  @Override
  public Answer answer(PortfolioCommand command, States after, Verdict.Accepted verdict) {
    return Answer.of(Answer.Kind.DONE, verdict, after, shown(command, after));
  }

  /** Nobody reads the answer to a valuation, and it is kept for ever: a million of them a day. */
  private @Nullable String shown(PortfolioCommand command, States states) {
    return command instanceof MarkToMarket ? NOTHING : view(command, states);
  }

  private @Nullable String view(PortfolioCommand command, States states) {
    return states
        .find(ref(command), Portfolio.class)
        .map(Portfolio::account)
        .map(
            found ->
                PortfolioView.of(command.portfolioId(), command.userId(), found, margin, prices))
        .map(Json::write)
        .orElse(null);
  }

  private static AggregateRef user(PortfolioCommand command) {
    return AggregateRef.user(command.userId());
  }

  private static AggregateRef ref(PortfolioCommand command) {
    return AggregateRef.portfolio(command.portfolioId());
  }
}
