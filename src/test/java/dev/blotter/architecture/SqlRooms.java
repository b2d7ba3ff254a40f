package dev.blotter.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** Who may speak SQL: the rooms that store, and the read models. */
final class SqlRooms {
  /** By their names: a table, its rows, views and queries, and the projection. */
  static final DescribedPredicate<JavaClass> READ_MODELS =
      DescribedPredicate.<JavaClass>describe(
          "read models",
          type ->
              type.getName().matches(".*(Row|Table|View|Projection|Queries|Valuations)(\\$.*)?"));

  static final DescribedPredicate<JavaClass> NOT_ALLOWED =
      resideOutsideOfPackages(
              "dev.blotter..postgres..",
              "dev.blotter.projection..",
              "dev.blotter.database..",
              "dev.blotter.marketdata..",
              "dev.blotter.user..")
          .and(not(READ_MODELS))
          .as("outside the rooms that may speak SQL");

  private SqlRooms() {}
}
