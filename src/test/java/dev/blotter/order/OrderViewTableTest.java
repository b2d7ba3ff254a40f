package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Lane;
import dev.blotter.projection.RowSource;
import dev.blotter.seeding.SeededDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("seeded")
class OrderViewTableTest {

  private static final Pool POOL = SeededDatabase.get().pool();
  private static final int LANE = Lane.of(SeededDatabase.largest());

  @Test
  void the_columns_say_of_an_order_what_its_state_says() {
    var views = read(OrderViewTable.VIEW, OrderView::orderId);
    var rows = read(OrderTable.TABLE, OrderRow::id);
    assertThat(views.stream().map(OrderView::status).collect(Collectors.toSet()))
        .contains(OrderStatus.values());
    assertThat(views).anyMatch(order -> order.pendingReplace() != null);
    assertThat(views).anyMatch(order -> order.statusReason() != null);
    assertThat(views).anyMatch(order -> !order.commission().isEmpty());
    assertThat(views).isEqualTo(rows.stream().map(OrderRow::view).toList());
  }

  private static <R> List<R> read(RowSource<R> from, Function<R, UUID> id) {
    var statement = from.select() + " WHERE lane % 16 = " + LANE % 16;
    var found = POOL.query(statement).execute().await().atMost(Duration.ofSeconds(60));
    return StreamSupport.stream(found.spliterator(), false)
        .map(from::read)
        .sorted(Comparator.comparing(id))
        .toList();
  }
}
