package dev.blotter.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Lane;
import dev.blotter.testing.Seeds;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CursorsTest {

  private static final int ROUNDS = 500;
  private static final long[] EDGES = {0, 1, 127, 128, 16_383, 16_384, 1L << 40, 1L << 62};

  private static Place place(RandomGenerator random) {
    var positions = new long[Lane.COUNT];
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      positions[lane] =
          random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextLong(1L << 50);
    }
    return Place.of(positions);
  }

  @Test
  void a_cursor_names_the_place_that_it_was_made_of() {
    for (long seed : Seeds.of("cursors of all", ROUNDS).toArray()) {
      var place = place(Seeds.random(seed));
      assertThat(Cursors.parseAll(Cursors.ofAll(place))).as("seed %d", seed).contains(place);
    }
    assertThat(Cursors.parseAll(Cursors.ofAll(Place.BEGINNING))).contains(Place.BEGINNING);
  }

  @Test
  void a_users_cursor_names_the_position_and_is_none_of_another_user() {
    for (long seed : Seeds.of("cursors of users", ROUNDS).toArray()) {
      var random = Seeds.random(seed);
      var user = new UUID(random.nextLong(), random.nextLong());
      long position = EDGES[random.nextInt(EDGES.length)];
      var cursor = Cursors.ofUser(user, position);
      assertThat(Cursors.parseUser(cursor, user)).isEqualTo(OptionalLong.of(position));
      var other = new UUID(random.nextLong(), random.nextLong());
      assertThat(Cursors.parseUser(cursor, other)).isEmpty();
      assertThat(Cursors.parseAll(cursor)).isEmpty();
    }
  }

  @Test
  void a_place_in_the_users_lane_is_as_good_as_a_cursor() {
    var user = UUID.randomUUID();
    int lane = Lane.of(user);
    assertThat(Cursors.parseUser(lane + ".17", user)).isEqualTo(OptionalLong.of(17));
    assertThat(Cursors.parseUser((lane + 1) % Lane.COUNT + ".17", user)).isEmpty();
  }

  @Test
  void what_was_cut_lengthened_or_made_up_is_no_cursor() {
    for (long seed : Seeds.of("no cursors", ROUNDS).toArray()) {
      var random = Seeds.random(seed);
      var bytes = Base64.getUrlDecoder().decode(Cursors.ofAll(place(random)));
      var cut = new byte[random.nextInt(bytes.length)];
      System.arraycopy(bytes, 0, cut, 0, cut.length);
      assertThat(parse(cut)).as("seed %d", seed).isEmpty();
      var longer = new byte[bytes.length + 1];
      System.arraycopy(bytes, 0, longer, 0, bytes.length);
      assertThat(parse(longer)).as("seed %d", seed).isEmpty();
      var noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      assertThat(parse(noise).map(Cursors::ofAll).orElse(text(noise))).isEqualTo(text(noise));
    }
    assertThat(Cursors.parseAll("")).isEmpty();
    assertThat(Cursors.parseAll("ü")).isEmpty();
    assertThat(Cursors.parseAll("A".repeat(5_000))).isEmpty();
  }

  @Test
  void the_cursor_of_a_large_log_is_short() {
    var positions = new long[Lane.COUNT];
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      positions[lane] = 1_000_000 + 100L * lane;
    }
    assertThat(Cursors.ofAll(Place.of(positions)).length()).isLessThan(180);
  }

  private static Optional<Place> parse(byte[] bytes) {
    return Cursors.parseAll(text(bytes));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
