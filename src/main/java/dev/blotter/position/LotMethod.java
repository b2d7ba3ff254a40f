package dev.blotter.position;

/** Which of the quantities held a sale is said to sell. */
public enum LotMethod {
  /** The oldest first, by when it was acquired; of one moment that which was recorded first. */
  FIFO,
  /** The newest first, by when it was acquired; of one moment that which was recorded last. */
  LIFO,
  /** A part of each, at average cost: as positions are kept. */
  AVERAGE,
  /** One lot from opening to flat; what is open is no lot yet. */
  FLAT_TO_FLAT
}
