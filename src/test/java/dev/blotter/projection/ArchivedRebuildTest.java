package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Read models are made anew from the whole log, also where the beginning of it is archived. */
class ArchivedRebuildTest {

  @AutoClose private final ReadModels models = new ReadModels();

  @Test
  void a_rebuild_reads_archived_events_as_well() {
    models.node();
    var traders = IntStream.range(0, 4).mapToObj(i -> new Trader(models.log, 3 + i)).toList();
    traders.forEach(Trader::register);
    traders.subList(0, 3).forEach(ArchivedRebuildTest::trade);
    models.caughtUp();
    models.twoMonthsPass();
    traders.subList(0, 2).forEach(ArchivedRebuildTest::trade);
    models.caughtUp();
    rebuild();
    var before = models.dump();
    models.archive();
    rebuild();
    assertThat(models.dump()).isEqualTo(before).contains("FILLED");
  }

  private static void trade(Trader trader) {
    var order = trader.place();
    trader.accept(order);
    trader.fill(order);
  }

  private void rebuild() {
    RebuildModels.NAMES.forEach(models::reset);
    models.caughtUp();
  }
}
