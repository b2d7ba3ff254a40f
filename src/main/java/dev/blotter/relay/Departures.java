package dev.blotter.relay;

import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.LaneReader;
import dev.blotter.eventlog.LaneSpan;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Takes lanes, reads what is next in each, and sends it. */
final class Departures {

  private final Leases leases;
  private final LaneReader reader;
  private final Outlet outlet;
  private final RelayConfig config;

  Departures(Leases leases, LaneReader reader, Outlet outlet, RelayConfig config) {
    this.leases = leases;
    this.reader = reader;
    this.outlet = outlet;
    this.config = config;
  }

  /** Lanes that were taken, with what is to be sent of each. */
  Uni<List<Flight>> next(UnderWay underWay, boolean many) {
    return leases
        .take(many ? config.lanes() : 1, underWay.lanes())
        .flatMap(
            taken ->
                taken.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : read(taken, lane -> many && !underWay.hasFailed(lane)));
  }

  private Uni<List<Flight>> read(List<LeasedLane> taken, IntPredicate many) {
    List<LaneSpan> spans = new ArrayList<>();
    for (var lease : taken) {
      spans.add(lease.next(many.test(lease.lane()) ? config.batchSize() : 1));
    }
    return reader
        .read(spans, config.batchSize())
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(rows -> flights(taken, rows));
  }

  private static List<Flight> flights(List<LeasedLane> taken, List<EventRow> rows) {
    Map<Integer, List<EventRow>> byLane = new LinkedHashMap<>();
    rows.forEach(row -> byLane.computeIfAbsent(row.lane(), l -> new ArrayList<>()).add(row));
    List<Flight> flights = new ArrayList<>();
    for (var lease : taken) {
      flights.add(new Flight(lease, byLane.getOrDefault(lease.lane(), List.of())));
    }
    return flights;
  }

  Uni<Landing> send(Flight flight) {
    return flight.send(outlet);
  }
}
