package dev.blotter.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A value as compressed JSON (RFC 1950). It is written and read as a stream: the text, which may be
 * tens of megabytes for an account with many orders, is never there as a whole.
 */
public final class PackedJson {

  private final byte[] bytes;

  private PackedJson(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What was packed before. */
  public static PackedJson from(byte[] bytes) {
    return new PackedJson(bytes.clone());
  }

  /** Packs a value: fast rather than small. */
  public static PackedJson of(Object value) {
    var bytes = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream packing = new DeflaterOutputStream(bytes, deflater)) {
      Json.MAPPER.writeValue(packing, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return new PackedJson(bytes.toByteArray());
  }

  /**
   * The value.
   *
   * @throws UncheckedIOException where it is not one of this type
   */
  public <T> T read(Class<T> type) {
    try (var unpacking = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return Json.PACKED.forType(type).readValue(unpacking);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of the packed bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many packed bytes there are. */
  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PackedJson that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
