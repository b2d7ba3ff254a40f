package dev.blotter.audit.access;

import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;

/** The record of reads. It is only ever added to. */
public interface Accesses {

  /** Done once the access is stored for good; fails where that cannot be said. */
  Uni<Void> add(Access access);

  /** The newest first; offsets are not taken. */
  Uni<RowPage<Access>> newest(AccessCriteria criteria, Window window);
}
