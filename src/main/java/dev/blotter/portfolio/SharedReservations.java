package dev.blotter.portfolio;

import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Rejection;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.Reservations.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Binds an account for orders of which each is executed at the others' expense: what is enough for
 * any of them is enough for all. It lies on the one that needs most, and moves when another does.
 */
public final class SharedReservations {

  private static final PortfolioAggregate AGGREGATE = new PortfolioAggregate();

  private final Reservations reservations;
  private final ReservationPolicy policy;
  private final MarginPolicy margin;

  public SharedReservations(ReservationPolicy policy, MarginPolicy margin) {
    this.reservations = new Reservations(policy, margin);
    this.policy = policy;
    this.margin = margin;
  }

  /** Binds what new orders need, or says why the account cannot bear one of them. */
  public Decision<FundsReserved> place(Portfolio portfolio, List<Request> requests, Marks marks) {
    return Decision.unless(
        requests.stream().flatMap(r -> refusal(portfolio, r, marks).stream()).findFirst(),
        () -> reservations.place(portfolio, most(portfolio, requests), marks));
  }

  /**
   * Why the account cannot bear that one of these orders is replaced; empty where it can. Asking
   * for less than is bound is never refused.
   *
   * @param orders those that share, which may be over
   * @param asked what the one would need
   */
  public Optional<Rejection> refusal(
      Portfolio portfolio, Collection<UUID> orders, Request asked, Marks marks) {
    var bare = after(portfolio, releases(portfolio, orders));
    boolean less =
        orders.stream()
            .flatMap(id -> portfolio.commitment(id).stream())
            .anyMatch(bound -> !Need.of(bare, asked, policy).exceeds(bound));
    return less ? Optional.empty() : refusal(bare, asked, marks);
  }

  /**
   * Binds what these orders need as they stand. It cannot be refused, since it has happened: an
   * account that is short of cash binds what is free. While one of them goes on one is bound, if
   * for nothing: the account is to know of it.
   *
   * @param orders those that share, which may be over
   * @param requests what those need that go on
   */
  public List<PortfolioEvent> restate(
      Portfolio portfolio, Collection<UUID> orders, List<Request> requests) {
    if (requests.isEmpty()) {
      return releases(portfolio, orders);
    }
    var chosen = most(after(portfolio, releases(portfolio, orders)), requests);
    var others = orders.stream().filter(id -> !id.equals(chosen.orderId())).toList();
    List<PortfolioEvent> events = new ArrayList<>(releases(portfolio, others));
    reservations.restate(after(portfolio, events), chosen, requests).ifPresent(events::add);
    return events;
  }

  /** The one that needs most; of those that need the same the first. */
  private Request most(Portfolio portfolio, List<Request> requests) {
    return requests.stream().max(byNeed(portfolio)).orElseThrow();
  }

  private Comparator<Request> byNeed(Portfolio portfolio) {
    return Comparator.comparing((Request request) -> Need.of(portfolio, request, policy).amount())
        .thenComparing(Request::leaves);
  }

  private Optional<Rejection> refusal(Portfolio portfolio, Request request, Marks marks) {
    var need = Need.of(portfolio, request, policy);
    return Checks.refusal(portfolio, request, need, margin, marks);
  }

  private List<PortfolioEvent> releases(Portfolio portfolio, Collection<UUID> orders) {
    List<PortfolioEvent> events = new ArrayList<>();
    for (var order : orders) {
      reservations.release(after(portfolio, events), order).ifPresent(events::add);
    }
    return events;
  }

  private static Portfolio after(Portfolio portfolio, List<PortfolioEvent> events) {
    var next = portfolio;
    for (var event : events) {
      next = AGGREGATE.evolve(next, event);
    }
    return next;
  }
}
