package dev.blotter.seeding;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioCommand.DepositCash;
import dev.blotter.portfolio.PortfolioCommand.SettleCash;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.portfolio.Settlement;
import dev.blotter.user.EmailHold;
import dev.blotter.user.UserCommand.RegisterUser;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/** The life of one account: opened, funded, traded in, its cash settled day by day. */
final class AccountScript {

  private static final Actor DESK = new Actor(Actor.Type.OPERATOR, "desk");
  private static final int ACTIVE_PER_THOUSAND = 25;

  private final Seed seed;
  private final int orders;
  private final SplittableRandom random;
  private final Ids ids;
  private final AccountRun run;
  private final UUID user;
  private final Terms terms;
  private final Market market;
  private Instant now;

  AccountScript(Seed seed, Market market, Rules rules, int orders, SplittableRandom random) {
    this.seed = seed;
    this.orders = orders;
    this.random = random;
    this.market = market;
    this.ids = new TimeOrderedIds(random);
    this.run = rules.account(ids);
    this.now = opened();
    this.user = ids.next(0, now);
    this.terms = new Terms(market, random, Math.min(market.symbols().size(), 3 + orders / 4));
  }

  /** Plays it to the end. */
  AccountRun play() {
    open();
    var from = Calendar.dayOf(now).plusDays(1);
    var until = Calendar.dayOf(seed.until());
    var moments = Calendar.moments(from, until, orders, random);
    int over = orders - active();
    for (int i = 0; i < orders; i++) {
      var at = Instant.ofEpochMilli(moments[i]);
      settleUntil(at);
      trade("c-" + (i + 1), Ending.draw(i >= over, random), later(at));
    }
    settleUntil(seed.until());
    return run;
  }

  UUID user() {
    return user;
  }

  private Instant opened() {
    var latest = Seed.SPAN.minusDays(60).toMillis();
    return seed.from().plusMillis(random.nextLong(latest));
  }

  private void open() {
    var type = random.nextInt(10) < 7 ? "CASH" : "MARGIN";
    run(
        new RegisterUser(user, Mark.PERSONAL_DATA, "USD", type, new EmailHold(now)),
        "key:register-" + user);
    var cash = Money.of(2_000_000 + 20_000L * orders + ".00", Currency.USD);
    run(new DepositCash(user, "first", cash), "key:deposit-" + user);
  }

  private void run(Command command, String commandId) {
    run.run(command, commandId, DESK, user, now);
    now = now.plus(Duration.ofSeconds(1));
  }

  private void trade(String name, Ending ending, Instant at) {
    var order = ids.next(Lane.of(user), at);
    var drawn = terms.draw(account(), ending, at);
    var command = new PlaceOrder(order, user, name, null, drawn);
    var limit = drawn.limitPrice();
    var price = limit == null ? market.near(drawn.symbol(), random) : limit;
    now = new OrderScript(run, random, command, price, at).play(ending);
  }

  /** Settles what is due by then, each day's at its time. */
  private void settleUntil(Instant time) {
    var due = Settlement.nextDue(account());
    while (due.isPresent() && !due.get().isAfter(time)) {
      var command = new SettleCash(user, due.get());
      now = later(due.get().plusMillis(1 + random.nextInt(20_000)));
      var id = "settle:" + command.portfolioId() + ":" + due.get();
      run.run(command, id, Actor.system("settlement"), user, now);
      due = Settlement.nextDue(account());
    }
  }

  private Account account() {
    return run.find(AggregateRef.portfolio(PortfolioId.of(user)), Portfolio.class)
        .map(Portfolio::account)
        .orElseThrow();
  }

  /** That moment, or a second after what happened last. */
  private Instant later(Instant at) {
    var next = now.plusMillis(1 + random.nextInt(1_000));
    return at.isAfter(next) ? at : next;
  }

  private int active() {
    int active = 0;
    for (int i = 0; i < orders; i++) {
      active += random.nextInt(1_000) < ACTIVE_PER_THOUSAND ? 1 : 0;
    }
    return active;
  }
}
