package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;

import dev.blotter.kernel.Change;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.position.PositionCommand.SplitPosition;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A sale from before a split is corrected to go through zero, which moves the split to another
 * cycle, and then back.
 */
public final class SplitMovedAndBack {
  private final Accounts account = Accounts.with("MARGIN", "10000.00");

  public SplitMovedAndBack() {
    account.fill(account.placed(Side.BUY, "10", "100.00"), "a1", "10", "100.00");
    var sale = account.placed(Side.SELL, "2", "100.00");
    account.fill(sale, "b1", "2", "100.00");
    account.trading.pass(Duration.ofHours(1));
    var position = account.portfolio().account().holding(AAPL).orElseThrow().positionId();
    account.run(new SplitPosition(position, "2:1", Ratio.of("2", "1"), false, null));
    account.correct(sale, "b2", "b1", "30", "50.00");
    account.correct(sale, "b3", "b2", "6", "50.00");
  }

  public UUID user() {
    return account.user;
  }

  public List<Change> log() {
    return account.trading.log();
  }
}
