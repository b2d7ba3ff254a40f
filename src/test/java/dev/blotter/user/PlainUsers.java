package dev.blotter.user;

import dev.blotter.order.OrdersProjection;
import dev.blotter.portfolio.PortfoliosProjection;
import dev.blotter.portfolio.ValuationsProjection;
import dev.blotter.position.PositionsProjection;
import dev.blotter.projection.Projection;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The projection of users whose personal data is "email/name" in plain text, until erased. */
public final class PlainUsers implements PersonalDataReader {

  private final Set<UUID> withoutKey = new HashSet<>();

  public Projection<?> projection() {
    return new UsersProjection(this);
  }

  /** All that there are, with these users. */
  public List<Projection<?>> projections() {
    return List.of(
        projection(),
        new PortfoliosProjection(),
        new OrdersProjection(),
        new PositionsProjection(),
        new ValuationsProjection());
  }

  /** Loses the key of a user. */
  public synchronized void loseKey(UUID userId) {
    withoutKey.add(userId);
  }

  @Override
  public synchronized Uni<Map<UUID, PersonalData>> read(Collection<Encrypted> encrypted) {
    Map<UUID, PersonalData> read = new HashMap<>();
    for (var one : encrypted) {
      var words = one.data().split("/", -1);
      if (!withoutKey.contains(one.userId())) {
        read.put(one.userId(), new PersonalData(words[0], words[1]));
      }
    }
    return Uni.createFrom().item(read);
  }
}
