package dev.blotter.seeding;

import dev.blotter.seeding.GapScanner.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds the gaps in what one account wrote, and numbers its ids and moments. */
final class Gaps {

  private final Set<Instant> moments;
  private final Map<UUID, Integer> ids = new HashMap<>();
  private final List<UUID> idList = new ArrayList<>();
  private final Map<Instant, Integer> times = new HashMap<>();
  private final List<Long> timeList = new ArrayList<>();

  /**
   * @param user whose id has the number 0
   * @param portfolio whose id has the number 1
   * @param moments when the account did something; other times belong to the calendar and stay
   */
  Gaps(UUID user, UUID portfolio, Set<Instant> moments) {
    this.moments = moments;
    id(user);
    id(portfolio);
  }

  /** Whether something in that text may be the account's own. */
  boolean areIn(String text) {
    return new GapScanner(text).find();
  }

  /** Writes text, and leaves out of it what is the account's own. */
  void text(String text, LineDraft draft) {
    var scanner = new GapScanner(text);
    int from = 0;
    while (scanner.find()) {
      if (scanner.kind() != Kind.MOMENT || isOwn(Instant.parse(scanner.found()))) {
        draft.text().add(bytes(text.substring(from, scanner.begin())));
        gap(scanner.kind(), scanner.found(), draft);
        from = scanner.end();
      }
    }
    draft.text().add(bytes(text.substring(from)));
  }

  private void gap(Kind kind, String found, LineDraft draft) {
    switch (kind) {
      case MARK -> draft.gap(marked(found), 0);
      case ID -> draft.gap(Gap.ID_TEXT, id(UUID.fromString(found)));
      case MOMENT -> draft.gap(Gap.MOMENT_TEXT, time(Instant.parse(found)));
    }
  }

  private static Gap marked(String mark) {
    return switch (mark) {
      case Mark.PERSONAL_DATA -> Gap.PERSONAL_DATA;
      case Mark.EMAIL -> Gap.EMAIL;
      case Mark.NAME -> Gap.NAME;
      case Mark.WRAPPED_KEY -> Gap.WRAPPED_KEY;
      case Mark.EMAIL_HASH -> Gap.EMAIL_HASH;
      default -> throw new IllegalStateException("no text has the mark " + mark);
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether that is when the account did something. */
  boolean isOwn(Instant moment) {
    return moments.contains(moment);
  }

  /** The ids by their number. */
  List<UUID> ids() {
    return idList;
  }

  /** The moments by their number, in milliseconds. */
  List<Long> times() {
    return timeList;
  }

  /** The number of an id. */
  int id(UUID id) {
    return ids.computeIfAbsent(
        id,
        fresh -> {
          idList.add(fresh);
          return idList.size() - 1;
        });
  }

  /** The number of a moment. */
  int time(Instant moment) {
    return times.computeIfAbsent(
        moment,
        fresh -> {
          timeList.add(fresh.toEpochMilli());
          return timeList.size() - 1;
        });
  }
}
