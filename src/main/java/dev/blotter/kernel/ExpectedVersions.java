package dev.blotter.kernel;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * The versions of which an aggregate must have one for a change to be made to it. Where there are
 * none, no version will do: the client named only such as no aggregate ever has.
 *
 * @param versions in ascending order, each once
 */
public record ExpectedVersions(List<Long> versions) {

  public ExpectedVersions {
    versions = versions.stream().distinct().sorted().toList();
  }

  public static ExpectedVersions of(long version) {
    return new ExpectedVersions(List.of(version));
  }

  /** True where a change may be made to that version. */
  public boolean admit(long version) {
    return versions.contains(version);
  }

  /** The versions, separated by commas. */
  @Override
  public String toString() {
    return versions.stream().map(Object::toString).collect(joining(", "));
  }
}
