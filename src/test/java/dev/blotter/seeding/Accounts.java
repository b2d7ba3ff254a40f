package dev.blotter.seeding;

import dev.blotter.user.SealedPerson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;

/**
 * Who trades how much: a few accounts a lot, most a little, as Zipf's law has it. Sizes are rounded
 * to steps, and of each step some histories are played, the more the smaller they are.
 */
final class Accounts {

  private static final int ORDERS_PER_USER = 20;
  private static final int OFFSET = 10;
  private static final int MOST_VARIANTS = 12;
  private static final int ORDERS_PER_STEP = 80;
  private static final double STEP = 1.6;

  private final Seed seed;
  private final TemplateMaker maker;
  private final SplittableRandom random;
  private final SealedPerson.Maker people;
  private final Map<Integer, List<Template>> templates = new TreeMap<>();

  Accounts(Seed seed, Market market, SealedPerson.Maker people, Map<Table, List<FieldType>> types) {
    this.seed = seed;
    this.maker = new TemplateMaker(seed, market, types);
    this.random = new SplittableRandom(seed.seed());
    this.people = people;
  }

  /** Accounts with as many orders together as are wanted, the largest first. */
  List<AccountCopy> make() {
    var sizes = sizes();
    makeTemplates(sizes);
    List<AccountCopy> accounts = new ArrayList<>();
    for (int size : sizes) {
      accounts.add(copy(size, accounts.size() + 1));
    }
    return accounts;
  }

  private AccountCopy copy(int size, int number) {
    var variants = templates.get(size);
    var template = variants.get(random.nextInt(variants.size()));
    return new AccountCopy(template, random.split(), people, number);
  }

  /** Played side by side; what each draws was settled before, so that all runs are alike. */
  private void makeTemplates(List<Integer> sizes) {
    // Set up here: many threads at a time would each do so, and all but one fail.
    ContextManagerProvider.instance().getContextManager();
    var plans = sizes.stream().distinct().flatMap(this::variants).toList();
    var made = plans.parallelStream().map(this::made).toList();
    made.forEach(
        each -> templates.computeIfAbsent(each.orders(), size -> new ArrayList<>()).add(each));
  }

  private Template made(Plan plan) {
    // Threads of the common pool look for services where this class was not loaded from.
    Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
    return maker.make(plan.orders(), plan.random());
  }

  private Stream<Plan> variants(int size) {
    int count = Math.clamp(ORDERS_PER_STEP / size, 1, MOST_VARIANTS);
    return Collections.nCopies(count, size).stream()
        .map(orders -> new Plan(orders, random.split()));
  }

  /** A history that is to be played. */
  private record Plan(int orders, SplittableRandom random) {}

  private List<Integer> sizes() {
    int users = Math.max(1, seed.orders() / ORDERS_PER_USER);
    var zipf = new Zipf(users, OFFSET);
    List<Integer> sizes = new ArrayList<>();
    int left = seed.orders();
    for (int rank = 0; left > 0; rank++) {
      double share = rank < users ? zipf.share(rank, seed.orders()) : 1;
      int size = rank == 0 ? Math.max(step(share), Seed.LARGEST_ACCOUNT) : step(share);
      sizes.add(size);
      left -= size;
    }
    return sizes;
  }

  /** The step of the scale that a size is nearest to; the first ones are single orders apart. */
  private static int step(double size) {
    int below = 1;
    int above = 1;
    while (above < size) {
      below = above;
      above = Math.max(above + 1, (int) (above * STEP));
    }
    return size - below < above - size ? below : above;
  }
}
