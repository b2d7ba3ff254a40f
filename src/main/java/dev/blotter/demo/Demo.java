package dev.blotter.demo;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * People with accounts, what they trade, and the venue that they trade at. It goes on with what
 * earlier runs have left in the service.
 */
public final class Demo {

  private static final String VENUE = "DEMO";
  private static final String DESK = "demo";
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Labels labels = new Labels();
  private final List<Account> accounts = new ArrayList<>();
  private final List<Trader> traders = new ArrayList<>();
  private final Service service;
  private final Guide guide;
  private final Duration pace;
  private final Chance chance;
  private final Market market;
  private final Venue venue;
  private final BackOffice office;

  /**
   * @param address where the service is, without a path
   * @param seed of all that is left to chance
   * @param pace what lies between two rounds
   */
  public Demo(URI address, TokenSource tokens, long seed, Duration pace) {
    this.service = new Service(address, tokens);
    this.guide = new Guide(address, tokens);
    this.pace = pace;
    this.chance = new Chance(seed);
    var atVenue = service.as("venue", VENUE);
    var operator = service.as("operator", DESK);
    this.market = new Market(Instrument.ALL, atVenue, chance);
    this.venue = new Venue(operator, new Reports(atVenue, labels), market, chance);
    this.office = new BackOffice(operator, market, venue, labels);
  }

  /**
   * Goes on until it is stopped.
   *
   * @param say is told what to look at, line by line
   */
  public void run(Consumer<String> say) throws InterruptedException {
    if (!opens(say)) {
      return;
    }
    guide.lines(accounts).forEach(say);
    for (int round = 0; !stopped.await(pace.toMillis(), TimeUnit.MILLISECONDS); round++) {
      try {
        play(round);
      } catch (RuntimeException e) {
        complain("Round " + round + " was not played to its end", e, say);
      }
    }
  }

  /** Until it is done, or the demo is stopped before; answers which. */
  private boolean opens(Consumer<String> say) throws InterruptedException {
    do {
      try {
        open();
        return true;
      } catch (RuntimeException e) {
        complain("The accounts are not open yet", e, say);
      }
    } while (!stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
    return false;
  }

  /**
   * The service may be slow or refuse, or the machine may have slept: that ends nothing, and what
   * comes next goes on.
   */
  private void complain(String what, RuntimeException fault, Consumer<String> say) {
    if (stopped.getCount() > 0) {
      say.accept(what + ": " + fault.getMessage());
    }
  }

  /** What is under way is played to its end. */
  public void stop() {
    stopped.countDown();
  }

  private void open() {
    market.open();
    accounts.clear();
    for (var person : Person.ALL) {
      var user = office.open(person);
      accounts.add(new Account(user, person, service.as("trader", user), labels));
    }
    traders.addAll(new Cast(accounts, market, chance, Clock.systemUTC()).traders());
  }

  private void play(int round) {
    market.move();
    venue.work();
    traders.get(round % traders.size()).act();
    for (var event : Occasion.at(round)) {
      switch (event) {
        case DEPOSIT -> office.deposit(chance.oneOf(accounts));
        case FEE -> office.fee(chance.oneOf(accounts));
        case DIVIDEND -> office.dividend(share(), accounts);
        case SPLIT -> office.split(share(), accounts);
      }
    }
  }

  private Instrument share() {
    return chance.oneOf(Instrument.ALL.stream().filter(Instrument::isShare).toList());
  }
}
