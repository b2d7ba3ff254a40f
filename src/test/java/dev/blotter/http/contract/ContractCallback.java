package dev.blotter.http.contract;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import java.util.List;

/** Puts the contract in the way of every request that a test makes; it is found as a service. */
public final class ContractCallback implements QuarkusTestBeforeEachCallback {

  private static final ContractFilter FILTER = new ContractFilter();

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    RestAssured.replaceFiltersWith(List.of(FILTER));
  }
}
