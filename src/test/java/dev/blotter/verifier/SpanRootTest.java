package dev.blotter.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A span of a tree and what stands at its ends lead to the root of the whole. */
class SpanRootTest {

  private static final int LARGEST = 20;

  private final List<byte[]> leaves =
      IntStream.range(0, LARGEST)
          .mapToObj(i -> Merkle.leaf(ByteBuffer.allocate(4).putInt(i).array()))
          .toList();

  private byte[] root(int from, int to) {
    if (to - from == 1) {
      return leaves.get(from);
    }
    int middle = from + Integer.highestOneBit(to - from - 1);
    return Merkle.node(root(from, middle), root(middle, to));
  }

  /** Section 2.1.3.1 of RFC 9162. */
  private List<byte[]> path(int index, int from, int to) {
    if (to - from == 1) {
      return new ArrayList<>();
    }
    int middle = from + Integer.highestOneBit(to - from - 1);
    var path = index < middle ? path(index, from, middle) : path(index, middle, to);
    path.add(index < middle ? root(middle, to) : root(from, middle));
    return path;
  }

  private byte[] spanned(int first, int end, int size, List<byte[]> shown) throws IOException {
    var next = shown.iterator();
    return new SpanRoot(first, end, size, path(first, 0, size), path(end - 1, 0, size))
        .of(next::next);
  }

  @Test
  void every_span_of_every_tree_leads_to_its_root() throws IOException {
    for (int size = 1; size <= LARGEST; size++) {
      for (int first = 0; first < size; first++) {
        for (int end = first + 1; end <= size; end++) {
          assertThat(spanned(first, end, size, leaves.subList(first, end)))
              .as("%d to %d of %d", first, end, size)
              .isEqualTo(root(0, size));
        }
      }
    }
  }

  @Test
  void a_leaf_that_is_another_leads_elsewhere() throws IOException {
    for (int at = 3; at < 11; at++) {
      var shown = new ArrayList<>(leaves.subList(3, 11));
      shown.set(at - 3, leaves.get(15));
      assertThat(spanned(3, 11, 17, shown)).isNotEqualTo(root(0, 17));
    }
  }

  @Test
  void a_span_that_is_none_and_a_proof_that_is_too_short_are_faults() {
    assertThatThrownBy(() -> new SpanRoot(3, 3, 5, List.of(), List.of())).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> new SpanRoot(3, 6, 5, List.of(), List.of())).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> new SpanRoot(1, 2, 5, List.of(), List.of()).of(() -> leaves.get(1)))
        .isInstanceOf(Fault.class);
  }
}
