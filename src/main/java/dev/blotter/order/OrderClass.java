package dev.blotter.order;

/** Whether an order stands alone or goes together with others (FIX tag 1385, ContingencyType). */
public enum OrderClass {
  SIMPLE,
  /** Two exits of one quantity: what the one executes is taken off the other. */
  OCO,
  /** An entry and one exit, which waits until there is something to close. */
  OTO,
  /** An entry and two exits: an OTO whose exits are an OCO. */
  BRACKET;

  /** True where an entry opens what the exits close. */
  public boolean hasEntry() {
    return this == OTO || this == BRACKET;
  }
}
