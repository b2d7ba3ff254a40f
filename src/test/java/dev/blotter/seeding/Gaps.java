package dev.blotter.seeding;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Finds the gaps in what one account wrote, and numbers its ids and moments. */
final class Gaps {

  private static final Pattern FOUND =
      Pattern.compile(
          "⟦([a-z])⟧"
              + "|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
              + "|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");
  private static final int ID_LENGTH = 36;

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
    return FOUND.matcher(text).find();
  }

  /** Writes text, and leaves out of it what is the account's own. */
  void text(String text, LineDraft draft) {
    var matcher = FOUND.matcher(text);
    int from = 0;
    while (matcher.find()) {
      var found = matcher.group();
      if (matcher.group(1) == null && found.length() != ID_LENGTH && !isOwn(Instant.parse(found))) {
        continue;
      }
      draft.text().add(bytes(text.substring(from, matcher.start())));
      gap(found, matcher.group(1), draft);
      from = matcher.end();
    }
    draft.text().add(bytes(text.substring(from)));
  }

  private void gap(String found, String mark, LineDraft draft) {
    if (mark != null) {
      draft.gap(marked(mark), 0);
    } else if (found.length() == ID_LENGTH) {
      draft.gap(Gap.ID_TEXT, id(UUID.fromString(found)));
    } else {
      draft.gap(Gap.MOMENT_TEXT, time(Instant.parse(found)));
    }
  }

  private static Gap marked(String mark) {
    return switch (mark) {
      case "d" -> Gap.PERSONAL_DATA;
      case "e" -> Gap.EMAIL;
      case "n" -> Gap.NAME;
      case "k" -> Gap.WRAPPED_KEY;
      case "h" -> Gap.EMAIL_HASH;
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
