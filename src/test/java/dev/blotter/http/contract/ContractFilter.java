package dev.blotter.http.contract;

import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes every test that asks the service a test of the description, too: it fails where a request
 * that was taken, or an answer, is not as described.
 */
final class ContractFilter implements Filter {

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    var response = context.next(request, expected);
    var method = request.getMethod();
    var path = URI.create(request.getURI()).getRawPath();
    List<String> faults = new ArrayList<>();
    if (response.statusCode() < 300 && request.getBody() instanceof String sent) {
      var body = Body.of(request.getContentType(), sent);
      faults.addAll(Contract.ofService().taken(method, path, body));
    }
    var bytes = response.asByteArray();
    var body = Body.of(response.contentType(), response.asString());
    faults.addAll(Contract.ofService().answered(method, path, response.statusCode(), body));
    var headers = response.headers().asList().stream().map(Header::getName).toList();
    faults.addAll(Contract.ofService().headed(method, path, response.statusCode(), headers));
    if (!faults.isEmpty()) {
      throw new AssertionError(String.join("\n", faults));
    }
    return new ResponseBuilder().clone(response).setBody(bytes).build();
  }
}
