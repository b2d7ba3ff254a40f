package dev.blotter.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.testing.GoldenFiles;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every proof, valid and tampered with, of transparency-dev/merkle (testonly/constants.go and
 * testdata), for whole trees and for subtrees.
 */
class MerkleVectorsTest {

  private static final String FILE = "merkle_rfc6962_vectors.json";
  private static final List<JsonNode> FILES = GoldenFiles.jsons(FILE);

  static Stream<Vector> inclusion() {
    return GoldenFiles.each(FILES, "inclusion_cases").map(Vector::new);
  }

  static Stream<Vector> consistency() {
    return GoldenFiles.each(FILES, "consistency_cases").map(Vector::new);
  }

  @ParameterizedTest
  @MethodSource("inclusion")
  void an_inclusion_proof_is_taken_or_refused(Vector vector) {
    boolean holds =
        vector.has("start")
            ? Merkle.subtreeIncludes(
                vector.hash("root"),
                vector.number("start"),
                vector.number("end"),
                vector.number("leafIdx"),
                vector.hash("leafHash"),
                vector.proof())
            : Merkle.includes(
                vector.hash("root"),
                vector.number("treeSize"),
                vector.number("leafIdx"),
                vector.hash("leafHash"),
                vector.proof());
    assertThat(holds).isEqualTo(vector.isValid());
  }

  @ParameterizedTest
  @MethodSource("consistency")
  void a_consistency_proof_is_taken_or_refused(Vector vector) {
    boolean holds =
        vector.has("start")
            ? Merkle.subtreeIsConsistent(
                vector.number("start"),
                vector.number("end"),
                vector.number("size"),
                vector.hash("root1"),
                vector.hash("root2"),
                vector.proof())
            : Merkle.isConsistent(
                vector.number("size1"),
                vector.number("size2"),
                vector.hash("root1"),
                vector.hash("root2"),
                vector.proof());
    assertThat(holds).isEqualTo(vector.isValid());
  }

  @Test
  void leaves_are_hashed_up_to_the_root() {
    var vectors = GoldenFiles.json(FILE);
    var leaves =
        GoldenFiles.each(vectors.get("leaf_inputs_hex"))
            .map(hex -> Merkle.leaf(HexFormat.of().parseHex(hex.asText())))
            .toList();
    for (int size = 1; size <= leaves.size(); size++) {
      var root = HexFormat.of().formatHex(root(leaves.subList(0, size)));
      assertThat(root).isEqualTo(vectors.get("roots_by_size").get(size).asText());
    }
  }

  private static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int half = Integer.highestOneBit(leaves.size() - 1);
    return Merkle.node(root(leaves.subList(0, half)), root(leaves.subList(half, leaves.size())));
  }

  record Vector(JsonNode node) {

    boolean has(String field) {
      return node.has(field);
    }

    long number(String field) {
      return node.get(field).bigIntegerValue().longValue();
    }

    byte[] hash(String field) {
      return Base64.getDecoder().decode(node.get(field).asText());
    }

    List<byte[]> proof() {
      List<byte[]> proof = new ArrayList<>();
      node.get("proof").forEach(hash -> proof.add(Base64.getDecoder().decode(hash.asText())));
      return proof;
    }

    boolean isValid() {
      return !node.get("wantErr").asBoolean();
    }

    @Override
    public String toString() {
      return node.get("case").asText();
    }
  }
}
