package dev.blotter.kernel;

/**
 * Who asked for something.
 *
 * @param type the role they acted in
 * @param id the subject of their token, or the name of the service's own job
 */
public record Actor(Type type, String id) {

  /** The roles someone can act in. */
  public enum Type {
    TRADER,
    VENUE,
    AUDITOR,
    OPERATOR,
    SYSTEM
  }

  public static Actor system(String job) {
    return new Actor(Type.SYSTEM, job);
  }
}
