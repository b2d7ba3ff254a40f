package dev.blotter.database;

import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The queries whose plans can be asked for, by their names: what lists and searches run. */
@ApplicationScoped
public class QueryCatalogue {

  private final Map<String, NamedQuery> queries;

  public QueryCatalogue(@All List<NamedQueries> readers) {
    this.queries =
        readers.stream()
            .flatMap(reader -> reader.named().stream())
            .collect(
                Collectors.toMap(
                    NamedQuery::name, Function.identity(), QueryCatalogue::twice, TreeMap::new));
  }

  public Collection<NamedQuery> all() {
    return queries.values();
  }

  public Optional<NamedQuery> find(String name) {
    return Optional.ofNullable(queries.get(name));
  }

  private static NamedQuery twice(NamedQuery one, NamedQuery other) {
    throw new IllegalStateException("two queries of one name: " + one.name());
  }
}
