package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Rejection;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.Order;
import dev.blotter.order.OrderDecider;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderRejection;
import dev.blotter.order.VenueReport;
import dev.blotter.order.VenueReport.BustFill;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.Reservations;
import dev.blotter.portfolio.TradePostings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what venues report. All that a report leads to is one append: the order's events, the
 * position's, the postings, what becomes of the reservation, and what others of its group need, or
 * exits that are bound to close the position.
 */
@ApplicationScoped
public class VenueReportHandler implements Handler<VenueReport> {
  private final OrderDecider orders;
  private final ReservationKeeper keeper;
  private final GroupKeeper groups;
  private final ClosingOrders closing;
  private final FillPosting fills;
  private final RevisionPosting revisions;

  public VenueReportHandler(TradingRules rules, Prices prices) {
    var postings =
        new TradePostings(
            new Reservations(rules.reservations(), rules.margin()), rules.settlement());
    this.orders = new OrderDecider(rules.orders());
    this.keeper = new ReservationKeeper(rules, prices);
    this.groups = new GroupKeeper(rules, prices);
    this.closing = new ClosingOrders(rules, prices);
    this.fills = new FillPosting(postings);
    this.revisions = new RevisionPosting(postings);
  }

  @Override
  public Class<VenueReport> handles() {
    return VenueReport.class;
  }

  /** Told again it may come to something: an order is reinstated and suspended once more. */
  @Override
  public boolean remembersWhatChangedNothing() {
    return true;
  }

  @Override
  public Needs needs(VenueReport report, States states) {
    var needs = OrderStates.needs(report.orderId(), states);
    return booked(report, states).map(booked -> with(needs, booked, report, states)).orElse(needs);
  }

  private static Needs with(Needs needs, Booked booked, VenueReport report, States states) {
    return switch (report) {
      case RecordFill fill -> new Needs(moved(needs, booked, report, states), List.of());
      case CorrectFill fix -> revised(needs, booked, report, states);
      case BustFill bust -> revised(needs, booked, report, states);
      default -> SetFree.mayFollow(report) ? with(needs, booked, states) : needs;
    };
  }

  /** With others that may be asked for more once less of this order is to close the position. */
  private static Needs with(Needs needs, Booked booked, States states) {
    var others = ClosingOrders.needs(new SetFree(booked.portfolio, booked.order), states);
    var all = Stream.concat(needs.states().stream(), others.stream()).distinct().toList();
    return new Needs(all, List.of());
  }

  private static Needs revised(Needs needs, Booked booked, VenueReport report, States states) {
    var histories = FillHistory.needs(booked.order, report, booked.portfolio.account(), states);
    return new Needs(moved(needs, booked, report, states), histories.histories());
  }

  /** With the position, and with others that may have to follow it. */
  private static List<AggregateRef> moved(
      Needs needs, Booked booked, VenueReport report, States states) {
    var others = others(booked, report, states);
    return Stream.of(needs.states().stream(), position(booked).stream(), others.stream())
        .flatMap(refs -> refs)
        .distinct()
        .toList();
  }

  private static List<AggregateRef> others(Booked booked, VenueReport report, States states) {
    var symbol = booked.order.terms().symbol();
    var displacement = new Displacement(booked.portfolio, booked.order, report);
    if (displacement.isPossible()) {
      return ClosingOrders.needs(booked.portfolio, symbol, displacement.left(), states);
    }
    return displacement.concernsLacking()
        ? ClosingOrders.lackingNeeds(booked.portfolio, symbol, states)
        : List.of();
  }

  private static Optional<AggregateRef> position(Booked booked) {
    return PositionStates.last(booked.portfolio.account(), booked.order.terms().symbol());
  }

  private static Optional<Booked> booked(VenueReport report, States states) {
    if (!states.isLoaded(AggregateRef.order(report.orderId()))) {
      return Optional.empty();
    }
    return OrderStates.order(report.orderId(), states)
        .filter(order -> states.isLoaded(AggregateRef.portfolio(order.portfolioId())))
        .map(order -> new Booked(order, OrderStates.portfolio(order, states)));
  }

  @Override
  public Verdict decide(VenueReport report, States states, Circumstances circumstances) {
    return booked(report, states)
        .map(booked -> decide(booked.charged(report), booked, states, circumstances))
        .orElseGet(OrderStates::notFound);
  }

  private Verdict decide(
      VenueReport report, Booked booked, States states, Circumstances circumstances) {
    var order = booked.order;
    return switch (orders.decide(order, report, circumstances.now())) {
      case Decision.Rejected<OrderEvent>(var reason) -> OrderStates.refused(order, reason);
      case Decision.Accepted<OrderEvent>(var events) when events.isEmpty() ->
          OrderStates.accepted(order, List.of());
      case Decision.Accepted<OrderEvent>(var events) ->
          posted(report, booked, events, states, circumstances);
    };
  }

  private Verdict posted(
      VenueReport report,
      Booked booked,
      List<OrderEvent> events,
      States states,
      Circumstances circumstances) {
    var order = booked.order;
    var draft = new AccountDraft(order.portfolioId(), booked.portfolio, report.transactTime());
    var after = draft.add(order, events);
    var refusal =
        switch (report) {
          case RecordFill fill -> fills.post(draft, order, fill, states, circumstances);
          case CorrectFill fix -> revisions.post(draft, order, fix, states, circumstances);
          case BustFill bust -> revisions.post(draft, order, bust, states, circumstances);
          default -> Optional.<Rejection>empty();
        };
    if (refusal.isPresent()) {
      return OrderStates.refused(order, refusal.get());
    }
    keeper.keep(draft, order, after, events);
    groups.keep(draft, GroupCause.of(order, report), states, circumstances);
    follow(draft, new Displacement(booked.portfolio, order, report), states, circumstances);
    if (SetFree.follows(report, after)) {
      closing.follow(draft, new SetFree(booked.portfolio, order), states, circumstances);
    }
    return OrderStates.accepted(order, draft.changes());
  }

  private void follow(
      AccountDraft draft, Displacement displacement, States states, Circumstances circumstances) {
    var symbol = displacement.order().terms().symbol();
    if (displacement.isPossible()) {
      closing.follow(draft, symbol, Ratio.ONE, states, circumstances);
    } else if (displacement.concernsLacking()) {
      closing.followLacking(draft, symbol, states, circumstances);
    }
  }

  @Override
  public Answer answer(VenueReport report, States after, Verdict.Accepted verdict) {
    return OrderAnswers.of(after, verdict);
  }

  @Override
  public Rejection reused() {
    return OrderRejection.execIdReused();
  }

  @Override
  public @Nullable String resource(AggregateRef subject, States states) {
    return OrderJson.of(subject, states);
  }

  /** An order with the book that it is in. */
  private record Booked(Order order, Portfolio portfolio) {

    /** No commission is zero of what the instrument settles in. */
    VenueReport charged(VenueReport report) {
      return report.charged(FillPosting.currency(order, portfolio.account()));
    }
  }
}
