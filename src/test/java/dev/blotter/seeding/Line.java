package dev.blotter.seeding;

/** A row for binary COPY with gaps. */
final class Line {

  private final byte[][] texts;
  private final Gap[] gaps;
  private final int[] numbers;

  /**
   * @param texts what stands before each gap, and after the last
   * @param numbers which id, moment or event each gap is for
   */
  Line(byte[][] texts, Gap[] gaps, int[] numbers) {
    this.texts = texts;
    this.gaps = gaps;
    this.numbers = numbers;
  }

  /** Writes the row for one account. */
  void write(AccountCopy account, RowBytes out) {
    for (int i = 0; i < gaps.length; i++) {
      out.add(texts[i]);
      fill(gaps[i], numbers[i], account, out);
    }
    out.add(texts[gaps.length]);
  }

  private static void fill(Gap gap, int number, AccountCopy account, RowBytes out) {
    switch (gap) {
      case ID -> {
        out.int64(account.high(number));
        out.int64(account.low(number));
      }
      case ID_TEXT -> out.idText(account.high(number), account.low(number));
      case MOMENT -> out.timestamp(account.moment(number));
      case MOMENT_TEXT -> out.momentText(account.moment(number));
      case POSITION -> out.int64(account.position(number));
      case SHORT_LANE -> out.int16(account.lane());
      case LANE -> out.int32(account.lane());
      case PERSONAL_DATA -> out.add(account.person().sealed());
      case EMAIL -> out.add(account.person().email());
      case NAME -> out.add(account.person().name());
      case WRAPPED_KEY -> out.add(account.person().wrappedKey());
      case EMAIL_HASH -> out.add(account.person().emailHash());
      case BEGIN -> out.begin();
      case END -> out.end();
    }
  }
}
