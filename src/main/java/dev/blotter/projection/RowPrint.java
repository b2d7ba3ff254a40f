package dev.blotter.projection;

import dev.blotter.json.SortedJson;
import dev.blotter.kernel.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What tells a row of a read model from one that is not the same, in little: a user may have
 * hundreds of thousands.
 *
 * @param position of the last event that the row has
 * @param high one half of what its values come to, by SHA-256
 * @param low the other
 */
public record RowPrint(UUID id, long position, long high, long low) {

  private static final byte[] NOTHING = {1};
  private static final byte[] SOMETHING = {2};

  static RowPrint of(RowTable<?> table, StoredRow row, long position) {
    var digest = Sha256.digest();
    for (int i = 0; i < row.values().size(); i++) {
      var value = row.values().get(i);
      add(digest, value != null && table.isJson(i) ? SortedJson.of(value) : value);
    }
    var sum = ByteBuffer.wrap(digest.digest());
    return new RowPrint(row.id(), position, sum.getLong(), sum.getLong());
  }

  private static void add(MessageDigest digest, @Nullable String value) {
    if (value == null) {
      digest.update(NOTHING);
      return;
    }
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    digest.update(SOMETHING);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}
