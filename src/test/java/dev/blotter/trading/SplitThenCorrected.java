package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;

import dev.blotter.kernel.Change;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.order.VenueReport.RestateOrder;
import dev.blotter.position.PositionCommand.SplitPosition;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** An order that is filled in old units, split, and whose fill is corrected in new ones. */
public final class SplitThenCorrected {
  private final Accounts account = Accounts.with("CASH", "10000.00");
  private final UUID order = account.placed(Side.BUY, "20", "100.00");

  public SplitThenCorrected() {
    this("2", "20");
  }

  /**
   * @param newUnits for one
   * @param corrected what was executed of the order in truth
   */
  public SplitThenCorrected(String newUnits, String corrected) {
    account.fill(order, "a1", "10", "100.00");
    var ratio = Ratio.of(newUnits, "1");
    account.run(new RestateOrder(order, Accounts.VENUE, "s1", null, "SPLIT", null, ratio));
    var position = account.portfolio().account().holding(AAPL).orElseThrow().positionId();
    account.run(new SplitPosition(position, "the split", ratio, false, null));
    account.correct(order, "c1", "a1", corrected, "51.00");
  }

  BigDecimal filled() {
    return account.state(order).figures().cumQty().value();
  }

  BigDecimal held() {
    return account.held(AAPL);
  }

  BigDecimal cash() {
    return account.balance().total().amount();
  }

  public UUID user() {
    return account.user;
  }

  public List<Change> log() {
    return account.trading.log();
  }
}
