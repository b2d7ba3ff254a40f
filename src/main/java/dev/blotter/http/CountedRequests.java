package dev.blotter.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Objects;

/**
 * Counts requests under the names of their resources, those that reach none under one name, and
 * files under another. There is no end of addresses, of their spellings and of methods, each that a
 * stranger thinks up would be kept until the service stops, and what identifies users does not
 * belong among figures.
 */
@Singleton
final class CountedRequests implements MeterFilter {

  /** What the framework counts answers as. */
  static final String REQUESTS = "http.server.requests";

  private static final String URI = "uri";
  private static final String METHOD = "method";

  /** Where resources are; files are elsewhere. */
  private static final String API = "/v1";

  private static final Tag REFUSED = Tag.of(URI, "/refused");
  private static final Tag FILE = Tag.of(URI, "/files");
  private static final Tag OTHER = Tag.of(METHOD, "OTHER");

  private final AllowedMethods resources;

  CountedRequests(AllowedMethods resources) {
    this.resources = resources;
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    if (!id.getName().equals(REQUESTS)) {
      return id;
    }
    var tags = placed(id, Tags.of(id.getTagsAsIterable()));
    return id.replaceTags(resources.isMethod(id.getTag(METHOD)) ? tags : tags.and(OTHER));
  }

  private Tags placed(Meter.Id id, Tags tags) {
    var uri = Objects.requireNonNullElse(id.getTag(URI), "");
    return resources
        .pathName(uri)
        .map(name -> tags.and(URI, name))
        .orElseGet(() -> elsewhere(uri, tags));
  }

  private static Tags elsewhere(String uri, Tags tags) {
    boolean found = tags.stream().anyMatch(Outcome.SUCCESS.asTag()::equals);
    return tags.and(found && !uri.startsWith(API) ? FILE : REFUSED);
  }
}
