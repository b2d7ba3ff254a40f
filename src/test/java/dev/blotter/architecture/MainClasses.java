package dev.blotter.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;

/** The classes of the service, read once. */
final class MainClasses {

  static final String ROOT = "dev.blotter";

  static final JavaClasses ALL =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  private MainClasses() {}
}
