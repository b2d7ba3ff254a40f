package dev.blotter.http;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;

/**
 * How far the clocks of venues may be ahead of ours. What lies farther ahead is refused: a fact of
 * the future would be newer than all that is learned until then.
 */
@ApplicationScoped
class ClockTolerance implements ValidatorFactoryCustomizer {

  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  @Override
  public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
    configuration.temporalValidationTolerance(TOLERANCE);
  }
}
