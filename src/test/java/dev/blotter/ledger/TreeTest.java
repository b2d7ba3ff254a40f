package dev.blotter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.testing.GoldenFiles;
import dev.blotter.testing.Property;
import dev.blotter.verifier.Merkle;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Trees that grow, and the proofs of them, which the verifier checks. */
class TreeTest {

  private static final int LARGEST = 70_000;

  @Test
  void the_roots_are_those_of_the_golden_vectors() {
    JsonNode vectors = GoldenFiles.json("merkle_rfc6962_vectors.json");
    var tree = Frontier.empty((level, index, root) -> {});
    int size = 0;
    for (var input : vectors.get("leaf_inputs_hex")) {
      assertThat(tree.root()).hasToString(vectors.get("roots_by_size").get(size++).asText());
      tree.add(new TreeHash().leaf(HexFormat.of().parseHex(input.asText())).bytes(), 0);
    }
    assertThat(tree.root()).hasToString(vectors.get("roots_by_size").get(size).asText());
  }

  @Test
  void a_tree_goes_on_from_its_peaks() {
    Property.check(
        "peaks",
        1_000,
        random -> {
          var whole = Frontier.empty((level, index, root) -> {});
          var split = Frontier.empty((level, index, root) -> {});
          for (int leaf = random.nextInt(600); leaf > 0; leaf--) {
            byte[] hash = randomHash(random);
            whole.add(hash, 0);
            split = new Frontier(split.size(), split.peaks(), (level, index, root) -> {});
            split.add(hash, 0);
          }
          assertThat(split.root()).isEqualTo(whole.root());
        });
  }

  @Test
  void every_proof_convinces_the_verifier_and_no_other_does() {
    var tree = new Tree(LARGEST);
    Property.check(
        "proofs",
        1_000,
        random -> {
          int size = 1 + (random.nextBoolean() ? random.nextInt(LARGEST) : random.nextInt(20));
          int index = random.nextInt(size);
          var path = tree.path(ProofPaths.inclusion(index, size));
          byte[] root = tree.root(size);
          assertThat(Merkle.includes(root, size, index, tree.leaf(index), path)).isTrue();
          int other = random.nextInt(size + 1);
          assertThat(Merkle.includes(root, size, other, tree.leaf(index), path))
              .isEqualTo(other == index);
          int first = 1 + random.nextInt(size);
          var consistency = tree.path(ProofPaths.consistency(first, size));
          assertThat(Merkle.isConsistent(first, size, tree.root(first), root, consistency))
              .isTrue();
          assertThat(Merkle.isConsistent(first, size, tree.leaf(index), root, consistency))
              .isEqualTo(size == 1 || (first == 1 && index == 0));
        });
  }

  private static byte[] randomHash(RandomGenerator random) {
    byte[] hash = new byte[Hash.BYTES];
    random.nextBytes(hash);
    return hash;
  }

  /** A tree whose leaves are the hashes of their numbers, with all its tiles. */
  private static final class Tree {
    private final List<byte[]> leaves = new ArrayList<>();
    private final List<byte[]> roots = new ArrayList<>();
    private final Map<Integer, ByteArrayOutputStream> levels = new HashMap<>();
    private final Map<Integer, byte[]> whole = new HashMap<>();

    Tree(int size) {
      var frontier = Frontier.empty((level, index, root) -> level(level).writeBytes(root.bytes()));
      for (int leaf = 0; leaf < size; leaf++) {
        byte[] hash = Merkle.leaf(Integer.toString(leaf).getBytes(StandardCharsets.US_ASCII));
        leaves.add(hash);
        level(0).writeBytes(hash);
        frontier.add(hash, 0);
        roots.add(frontier.root().bytes());
      }
    }

    byte[] leaf(int index) {
      return leaves.get(index);
    }

    byte[] root(int size) {
      return roots.get(size - 1);
    }

    List<byte[]> path(List<Leaves> wanted) {
      Map<Tile, byte[]> tiles = new HashMap<>();
      Tile.under(wanted).forEach(tile -> tiles.put(tile, tile(tile)));
      return new TreeRoots(tiles).of(wanted).stream().map(Hash::bytes).toList();
    }

    private byte[] tile(Tile tile) {
      byte[] all = whole.computeIfAbsent(tile.level(), level -> level(level).toByteArray());
      int from = (int) tile.first() * Hash.BYTES;
      return Arrays.copyOfRange(all, from, Math.min(all.length, from + Tile.WIDTH * Hash.BYTES));
    }

    private ByteArrayOutputStream level(int level) {
      return levels.computeIfAbsent(level, none -> new ByteArrayOutputStream());
    }
  }
}
