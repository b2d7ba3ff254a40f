package dev.blotter.seeding;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A growing run of bytes that knows the forms of ids, moments and numbers. */
final class Lines {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int MILLIS_PER_DAY = 86_400_000;

  private byte[] bytes = new byte[1 << 16];
  private int size;
  private final Map<Long, byte[]> days = new HashMap<>();

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void add(byte[] text) {
    room(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
  }

  void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  void number(long number) {
    add(Long.toString(number));
  }

  /** As {@link java.util.UUID} writes it. */
  void id(long high, long low) {
    room(36);
    hex(high, 60, 32);
    bytes[size++] = '-';
    hex(high, 28, 16);
    bytes[size++] = '-';
    hex(high, 12, 0);
    bytes[size++] = '-';
    hex(low, 60, 48);
    bytes[size++] = '-';
    hex(low, 44, 0);
  }

  /** As {@link java.time.Instant} writes it. */
  void moment(long millis) {
    long day = Math.floorDiv(millis, MILLIS_PER_DAY);
    int rest = Math.floorMod(millis, MILLIS_PER_DAY);
    add(days.computeIfAbsent(day, Lines::date));
    room(16);
    bytes[size++] = 'T';
    digits(rest / 3_600_000, 10);
    bytes[size++] = ':';
    digits(rest / 60_000 % 60, 10);
    bytes[size++] = ':';
    digits(rest / 1_000 % 60, 10);
    if (rest % 1_000 != 0) {
      bytes[size++] = '.';
      digits(rest % 1_000, 100);
    }
    bytes[size++] = 'Z';
  }

  private static byte[] date(long day) {
    return LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void digits(int number, int first) {
    for (int place = first; place > 0; place /= 10) {
      bytes[size++] = (byte) ('0' + number / place % 10);
    }
  }

  private void hex(long value, int from, int to) {
    for (int shift = from; shift >= to; shift -= 4) {
      bytes[size++] = HEX[(int) (value >>> shift) & 15];
    }
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
