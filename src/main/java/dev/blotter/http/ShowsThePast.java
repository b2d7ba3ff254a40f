package dev.blotter.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation that shows how something was where the parameter of that name is given: who
 * asks for another's is recorded as one who reads what is kept for audit.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ShowsThePast {

  /** The name of the parameter. */
  String where() default "as_of";
}
