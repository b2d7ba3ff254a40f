package dev.blotter.order.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Prices are there exactly where the type asks for them, and an expiry exactly for GTD. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PricesMatchTypeValidator.class)
@interface PricesMatchType {

  String message() default "must match the type of the order";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
