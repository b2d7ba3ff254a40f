package dev.blotter.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Marks tests that wait for the service to offer those paths; they begin by themselves. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OfferedPaths.class)
@interface Needs {

  /** Paths as the approved description of the API names them. */
  String[] value();
}
