package dev.blotter.marketdata;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Names time zones as the database does. */
final class DayZone {

  private DayZone() {}

  /** Regions have the same names; of what is a fixed offset POSIX has the sign the other way. */
  static String name(ZoneId zone) {
    if (!zone.getRules().isFixedOffset()) {
      return zone.getId();
    }
    int seconds = zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds();
    return seconds == 0 ? "UTC" : "<own>" + ZoneOffset.ofTotalSeconds(-seconds).getId();
  }
}
