package dev.blotter.ledger;

import dev.blotter.kernel.Lane;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a head: what is signed, and what its hash is of.
 *
 * @param root of the tree over the lanes; the other components are those of {@link SignedHead}
 */
public record HeadText(
    long number,
    Instant time,
    Hash previous,
    @Nullable Long acknowledged,
    List<LaneHead> lanes,
    Hash root,
    String keyId) {

  public HeadText {
    lanes = List.copyOf(lanes);
    if (lanes.size() != Lane.COUNT) {
      throw new IllegalArgumentException("a head is over all lanes");
    }
  }

  /** What a head says with the root that follows from its lanes. */
  public static HeadText of(
      long number,
      Instant time,
      Hash previous,
      @Nullable Long acknowledged,
      List<LaneHead> lanes,
      String keyId) {
    return new HeadText(number, time, previous, acknowledged, lanes, root(lanes), keyId);
  }

  /** What a signed head says. */
  public static HeadText of(SignedHead head) {
    return new HeadText(
        head.number(),
        head.time(),
        head.previous(),
        head.acknowledged(),
        head.lanes(),
        head.root(),
        head.keyId());
  }

  /** The root of the tree whose leaves are the lanes, by number. */
  static Hash root(List<LaneHead> lanes) {
    var tree = Frontier.empty((level, index, root) -> {});
    lanes.forEach(lane -> tree.add(leaf(lane).bytes(), 0));
    return tree.root();
  }

  /** The hash of a lane's leaf: its number in 4 bytes, its size in 8, its root in 32. */
  static Hash leaf(LaneHead lane) {
    var content = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + Hash.BYTES);
    content.putInt(lane.lane()).putLong(lane.size()).put(lane.root().bytes());
    return new TreeHash().leaf(content.array());
  }

  public Hash hash() {
    return new TreeHash().plain(bytes());
  }

  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.US_ASCII);
  }

  SignedHead signed(String signature) {
    return new SignedHead(number, time, previous, acknowledged, lanes, root, keyId, signature);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("blotter-head/1\n");
    line(text, "number", number);
    line(text, "time", CanonicalTime.text(time));
    line(text, "previous", previous);
    line(text, "acknowledged", acknowledged == null ? "none" : acknowledged);
    lanes.forEach(lane -> line(text, "lane " + lane.lane(), lane.size() + " " + lane.root()));
    line(text, "root", root);
    line(text, "key", keyId);
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(name).append(' ').append(value).append('\n');
  }
}
