package dev.blotter.seeding;

import dev.blotter.seeding.Line.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the gaps in the lines of one account, and numbers its ids and moments. */
final class Gaps {

  private static final Pattern FOUND =
      Pattern.compile(
          "⟦([a-z])(\\d*)⟧"
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

  Line line(String text) {
    var line = new Line();
    var matcher = FOUND.matcher(text);
    int from = 0;
    while (matcher.find()) {
      var gap = gap(matcher);
      if (gap != null) {
        line.add(text.substring(from, matcher.start()), gap, number(gap, matcher));
        from = matcher.end();
      }
    }
    line.end(text.substring(from));
    return line;
  }

  /** The ids by their number. */
  List<UUID> ids() {
    return idList;
  }

  /** The moments by their number, in milliseconds. */
  List<Long> times() {
    return timeList;
  }

  private Gap gap(MatchResult found) {
    var text = found.group();
    if (found.group(1) != null) {
      return switch (found.group(1)) {
        case "l" -> Gap.LANE;
        case "p" -> Gap.POSITION;
        case "d" -> Gap.PERSONAL_DATA;
        case "e" -> Gap.EMAIL;
        default -> Gap.NAME;
      };
    }
    if (text.length() == ID_LENGTH) {
      return Gap.ID;
    }
    return moments.contains(Instant.parse(text)) ? Gap.MOMENT : null;
  }

  private int number(Gap gap, MatchResult found) {
    return switch (gap) {
      case ID -> id(UUID.fromString(found.group()));
      case MOMENT -> time(Instant.parse(found.group()));
      case POSITION -> Integer.parseInt(found.group(2));
      default -> 0;
    };
  }

  private int id(UUID id) {
    return ids.computeIfAbsent(
        id,
        fresh -> {
          idList.add(fresh);
          return idList.size() - 1;
        });
  }

  private int time(Instant moment) {
    return times.computeIfAbsent(
        moment,
        fresh -> {
          timeList.add(fresh.toEpochMilli());
          return timeList.size() - 1;
        });
  }
}
