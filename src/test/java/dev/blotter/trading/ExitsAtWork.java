package dev.blotter.trading;

import dev.blotter.kernel.Change;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import java.util.List;
import java.util.UUID;

/** Two exits of what is held, of which one binds it, and a bracket that waits for its entry. */
public final class ExitsAtWork {
  private final Accounts account = Accounts.with("MARGIN", "10000.00");
  private final Bracket working = Bracket.selling(account);
  private final FundsReserved reserved = (FundsReserved) log().getLast().event();
  private final Bracket waiting = Bracket.buying(account);

  public UUID user() {
    return account.user;
  }

  public List<Change> log() {
    return account.trading.log();
  }

  /** What the exit that binds has bound. */
  public FundsReserved reserved() {
    return reserved;
  }

  /** The other exit of the two. */
  public UUID idle() {
    return working.stop;
  }

  /** An exit that no venue has. */
  public UUID held() {
    return waiting.stop;
  }
}
