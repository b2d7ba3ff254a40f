package dev.blotter.order.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How lists of all orders are streamed. */
@ConfigMapping(prefix = "blotter.order-lists")
public interface OrderListConfig {

  /** How many a node streams at a time; each holds a connection to the database. */
  @WithDefault("8")
  @Min(1)
  int atOnce();
}
