package dev.blotter.seeding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line for COPY with gaps: whatever differs between two accounts of the same history. A gap is an
 * id, a moment, a place in the lane, the lane, or something personal.
 */
final class Line {

  static final String LANE = "⟦l⟧";
  static final String PERSONAL_DATA = "⟦d⟧";
  static final String EMAIL = "⟦e⟧";
  static final String NAME = "⟦n⟧";

  /** What goes into a gap. */
  enum Gap {
    ID,
    MOMENT,
    POSITION,
    LANE,
    PERSONAL_DATA,
    EMAIL,
    NAME
  }

  private final List<byte[]> texts = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();

  /** The place in the lane of the account's event with that number, from 1 on. */
  static String position(long event) {
    return "⟦p" + event + "⟧";
  }

  /** Adds text and the gap after it. */
  void add(String text, Gap gap, int number) {
    texts.add(text.getBytes(StandardCharsets.UTF_8));
    gaps.add(gap);
    numbers.add(number);
  }

  /** Adds the text after the last gap. */
  void end(String text) {
    texts.add((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the line for one account. */
  void write(AccountCopy account, Lines out) {
    for (int i = 0; i < gaps.size(); i++) {
      out.add(texts.get(i));
      int number = numbers.get(i);
      switch (gaps.get(i)) {
        case ID -> out.id(account.high(number), account.low(number));
        case MOMENT -> out.moment(account.moment(number));
        case POSITION -> out.number(account.position(number));
        case LANE -> out.number(account.lane());
        case PERSONAL_DATA -> out.add(account.person().sealed());
        case EMAIL -> out.add(account.person().email());
        case NAME -> out.add(account.person().name());
      }
    }
    out.add(texts.getLast());
  }
}
