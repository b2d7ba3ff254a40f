package dev.blotter.job;

/** In which order things begin at the start of the service; what says nothing comes last. */
public final class StartOrder {

  /**
   * What makes sense of settings and keys: where that cannot be done, the service ends before it
   * has begun to work on the log.
   */
  public static final int SETTINGS = 1;

  private StartOrder() {}
}
