package dev.blotter.seeding;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A growing run of bytes that knows the forms of ids, moments and numbers, binary and as text. */
final class RowBytes {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int MILLIS_PER_DAY = 86_400_000;
  private static final long PG_EPOCH_MILLIS = 946_684_800_000L;
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private byte[] bytes = new byte[1 << 16];
  private int size;
  private int open;
  private final Map<Long, byte[]> days = new HashMap<>();

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void add(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  void int16(int number) {
    room(Short.BYTES);
    SHORT.set(bytes, size, (short) number);
    size += Short.BYTES;
  }

  void int32(int number) {
    room(Integer.BYTES);
    INT.set(bytes, size, number);
    size += Integer.BYTES;
  }

  void int64(long number) {
    room(Long.BYTES);
    LONG.set(bytes, size, number);
    size += Long.BYTES;
  }

  /** Begins a field whose length is not known yet. */
  void begin() {
    open = size;
    int32(0);
  }

  /** Ends the field that was begun last. */
  void end() {
    INT.set(bytes, open, size - open - Integer.BYTES);
  }

  /** A moment as a timestamp: microseconds since 2000. */
  void timestamp(long millis) {
    int64((millis - PG_EPOCH_MILLIS) * 1_000);
  }

  /** As {@link java.util.UUID} writes it. */
  void idText(long high, long low) {
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
  void momentText(long millis) {
    long day = Math.floorDiv(millis, MILLIS_PER_DAY);
    int rest = Math.floorMod(millis, MILLIS_PER_DAY);
    add(days.computeIfAbsent(day, RowBytes::date));
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
