package dev.blotter.audit.refusal;

import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The record of refusals. It is only ever added to. */
public interface Refusals {

  /** Done once all are stored; may be done again with the same where that cannot be said. */
  Uni<Void> add(List<Refusal> refusals);

  /** The newest first; offsets are not taken. */
  Uni<RowPage<Refusal>> newest(RefusalCriteria criteria, Window window);
}
