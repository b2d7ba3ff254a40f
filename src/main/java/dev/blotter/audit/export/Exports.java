package dev.blotter.audit.export;

import dev.blotter.audit.evidence.Bundle;
import dev.blotter.audit.evidence.BundleConfig;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventSearch;
import dev.blotter.eventlog.LongWork;
import dev.blotter.kernel.Once;
import dev.blotter.ledger.EvidenceProofs;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Makes exports. The log is read page by page and written by workers, so that an export needs the
 * memory of a page and, in between, no connection. It is a file before anybody is given its first
 * byte, so that what goes wrong on the way is an answer and not half an export.
 */
@ApplicationScoped
public class Exports {

  private static final int PAGE = 1000;

  private final EventSearch search;
  private final EvidenceProofs ledger;
  private final InstantSource clock;
  private final ExportConfig config;
  private final BundleConfig bundles;
  private final Semaphore free;

  public Exports(
      EventSearch search,
      EvidenceProofs ledger,
      InstantSource clock,
      ExportConfig config,
      BundleConfig bundles) {
    this.search = search;
    this.ledger = ledger;
    this.clock = clock;
    this.config = config;
    this.bundles = bundles;
    this.free = new Semaphore(config.atOnce());
  }

  /**
   * Everything in the log by now that matches. Whoever does not want it any more cancels, and the
   * file is deleted.
   *
   * @return fails with {@link TooLarge}, {@link TooMany} or {@link EventSearch.TooWide}
   */
  public Uni<Bundle> make(EventCriteria criteria, Export export) {
    return inTurn(
        () ->
            search
                .cut()
                .chain(
                    cut ->
                        filled(new EventContents(cut), export, search.all(criteria, cut, PAGE))));
  }

  /** All of a list; fails with {@link TooLarge} or {@link TooMany}. */
  public Uni<Bundle> make(RecordList list, Export export) {
    return inTurn(() -> filled(list, export, list.pages()));
  }

  private Uni<Bundle> inTurn(Supplier<Uni<Bundle>> work) {
    return Uni.createFrom()
        .deferred(
            () ->
                free.tryAcquire()
                    ? work.get().onTermination().invoke(new Once(free::release))
                    : Uni.createFrom().failure(new TooMany()));
  }

  private <T> Uni<Bundle> filled(Contents<T> contents, Export export, Multi<List<T>> pages) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var file = new ExportFile<>(bundles.folder(), export, contents, now, config.limit());
    return written(file, pages)
        .chain(() -> LongWork.byWorker(() -> file.manifest(ledger.publicKey())))
        .chain(ledger::sign)
        .chain(signed -> LongWork.byWorker(() -> file.ended(signed.bytes())))
        .onFailure()
        .call(() -> file.discarded())
        .onCancellation()
        .call(() -> file.discarded());
  }

  private static <T> Uni<Void> written(ExportFile<T> file, Multi<List<T>> pages) {
    return pages
        .onItem()
        .transformToUniAndConcatenate(page -> LongWork.byWorker(() -> file.write(page)))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
