package dev.blotter.page;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a window of its own in the one browser of the run, and has it answer for what the
 * window complained of. Without a browser the tests are skipped, except in continuous integration.
 */
final class Windows implements ExecutionCondition, ParameterResolver, AfterEachCallback {

  private static final Namespace SPACE = Namespace.create(Windows.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Chromium.find().isPresent() || System.getenv("CI") != null
        ? ConditionEvaluationResult.enabled("there is a browser, or must be")
        : ConditionEvaluationResult.disabled(Chromium.MISSING);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Auditor.class;
  }

  @Override
  public Auditor resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var chromium =
        context
            .getRoot()
            .getStore(SPACE)
            .computeIfAbsent("chromium", key -> Chromium.start(), Chromium.class);
    var auditor = new Auditor(chromium.context());
    context.getStore(SPACE).put("auditor", auditor);
    return auditor;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    var auditor = context.getStore(SPACE).remove("auditor", Auditor.class);
    if (auditor != null) {
      auditor.leave();
    }
  }
}
