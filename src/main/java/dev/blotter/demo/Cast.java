package dev.blotter.demo;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** Who does what. */
final class Cast {

  private final List<Account> accounts;
  private final Market market;
  private final Chance chance;
  private final Clock clock;

  Cast(List<Account> accounts, Market market, Chance chance, Clock clock) {
    this.accounts = accounts;
    this.market = market;
    this.chance = chance;
    this.clock = clock;
  }

  /** In the order in which they act. */
  List<Trader> traders() {
    return List.of(
        maker(Person.ADA, Instrument.ORCA),
        follower(Person.GRACE, Instrument.ORCA, Instrument.IBIS, Instrument.COIN),
        maker(Person.ALAN, Instrument.OTTER),
        swing(Person.JOAN, Instrument.ORCA, Instrument.LYNX, Instrument.OTTER),
        saver(Person.EMMY, Instrument.OTTER, Instrument.HERON, Instrument.LYNX),
        maker(Person.ADA, Instrument.STERLING),
        saver(Person.KURT, Instrument.LYNX, Instrument.IBIS, Instrument.COIN),
        swing(Person.JOAN, Instrument.IBIS, Instrument.ORCA),
        maker(Person.ALAN, Instrument.HERON));
  }

  private Trader maker(Person person, Instrument instrument) {
    return new MarketMaker(of(person), market.of(instrument.symbol()), chance);
  }

  private Trader follower(Person person, Instrument... instruments) {
    return new TrendFollower(of(person), courses(instruments), chance);
  }

  private Trader swing(Person person, Instrument... instruments) {
    return new SwingTrader(of(person), courses(instruments), chance);
  }

  private Trader saver(Person person, Instrument... instruments) {
    return new Saver(of(person), courses(instruments), chance, clock);
  }

  private List<Course> courses(Instrument... instruments) {
    return Arrays.stream(instruments).map(Instrument::symbol).map(market::of).toList();
  }

  private Account of(Person person) {
    return accounts.stream()
        .filter(account -> account.owner().equals(person))
        .findFirst()
        .orElseThrow();
  }
}
