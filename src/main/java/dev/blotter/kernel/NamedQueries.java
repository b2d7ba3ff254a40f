package dev.blotter.kernel;

import java.util.List;

/** Whoever reads the database says by which queries. Every bean of this type is found. */
public interface NamedQueries {

  List<NamedQuery> named();
}
