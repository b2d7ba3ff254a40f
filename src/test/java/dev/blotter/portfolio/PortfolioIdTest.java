package dev.blotter.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Lane;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PortfolioIdTest {
  @Test
  void follows_from_the_user_id_alone() {
    var user = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad90");
    assertThat(PortfolioId.of(user)).isEqualTo(PortfolioId.of(user)).isNotEqualTo(user);
  }

  @Test
  void never_changes_from_release_to_release() {
    var user = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad90");
    assertThat(PortfolioId.of(user))
        .isEqualTo(UUID.fromString("dfb095c7-0fa4-819b-abb0-43af6eb9363a"));
  }

  @Test
  void lies_in_the_lane_of_the_user_and_is_a_version_8_id() {
    var random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      var user = new UUID(random.nextLong(), random.nextLong());
      var portfolio = PortfolioId.of(user);
      assertThat(Lane.of(portfolio)).isEqualTo(Lane.of(user));
      assertThat(portfolio.version()).isEqualTo(8);
      assertThat(portfolio.variant()).isEqualTo(2);
    }
  }

  @Test
  void differs_from_user_to_user() {
    var random = new Random(2);
    var seen = new HashSet<UUID>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(PortfolioId.of(new UUID(random.nextLong(), random.nextLong())))).isTrue();
    }
  }
}
