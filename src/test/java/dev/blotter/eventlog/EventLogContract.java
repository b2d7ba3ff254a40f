package dev.blotter.eventlog;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.AppendResult.Appended;
import dev.blotter.kernel.AggregateRef;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the parts of the contract of every log have in common. Each test asks for something that a
 * log which keeps nothing does not have, so that none can pass by accident.
 */
abstract class EventLogContract {
  static final int LANE = 17;

  final EventLog log;
  final Account ada = Account.inLane(LANE);
  final Account bob = Account.inLane(LANE);
  final Account eve = Account.inLane(LANE + 1);
  final AggregateRef order = ada.order();
  final AggregateRef portfolio = ada.portfolio();

  long head;

  /**
   * @param log the log under test; it may hold what other tests left
   */
  EventLogContract(EventLog log) {
    this.log = log;
  }

  final List<AppendResult> append(Append... group) {
    return await(log.append(List.of(group)));
  }

  final Appended appended(Append append) {
    return appended(append(append).getFirst());
  }

  static Appended appended(AppendResult result) {
    assertThat(result).isInstanceOf(Appended.class);
    return (Appended) result;
  }

  final List<RecordedEvent> newInLane() {
    return await(log.readLane(LANE, head, 1_000));
  }

  final List<RecordedEvent> stream(AggregateRef aggregate) {
    return await(log.readStream(aggregate, 0, 1_000));
  }

  static List<String> texts(List<RecordedEvent> events) {
    return events.stream().map(event -> ((Note.Noted) event.event()).text()).toList();
  }

  static List<Long> positions(List<RecordedEvent> events) {
    return events.stream().map(event -> event.position().position()).toList();
  }

  @BeforeEach
  void remember_how_far_the_lane_goes() {
    head = await(log.heads())[LANE];
  }
}
