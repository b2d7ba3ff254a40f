package dev.blotter.reconcile;

/** What the events of one user must come to together, whatever has happened. */
public enum Rule {
  CUM_QTY("what an order has executed is the sum of its executions, up to what was ordered"),
  OVERFILL("what an order has executed beyond what was ordered is the rest of that sum"),
  AVERAGE_PRICE("an order's average price is that of the executions that count"),
  LEAVES("what is ordered is executed or left, and nothing is left once an order is over"),
  POSITION("a position is the sum of its fills and adjustments"),
  FLAT("a position is closed exactly where its quantity and its cost are zero"),
  ONE_OPEN("one cycle of a position is open at a time"),
  PROFIT("what a position has earned, less what it cost, is the cash that its fills moved"),
  FEES("a position's fees are those of its fills, and its profit is net of them"),
  EXECUTIONS("what orders have executed is what positions were moved by"),
  VALUE("what was posted for an order's fills is what they come to together, rounded once"),
  HOLDING("what the cash book holds of an instrument is its open position"),
  CASH("cash is the sum of all postings"),
  TRADES("cash posted for trades in an instrument is what its fills moved"),
  COMMISSIONS("commissions charged are the fees of all fills"),
  LOCKED("locked cash is what active orders reserve"),
  RESERVED(
      "an order reserves while it is active, if only nothing, and no longer; of a group's exits at"
          + " work one does"),
  CLOSING("what is said to be closed of an instrument is what active orders are to close of it"),
  UNSETTLED("unsettled cash is what trades brought that is still to settle");

  private final String sentence;

  Rule(String sentence) {
    this.sentence = sentence;
  }

  /** What must hold, in words. */
  public String sentence() {
    return sentence;
  }
}
