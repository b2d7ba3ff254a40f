package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cluster is told about the service is so. */
@Tag("service")
@QuarkusTest
class DeploymentTest {

  private static final Path BASE = Path.of("k8s/base");
  private static final Pattern NAME = Pattern.compile("`([\\w.-]+)`");

  @TestHTTPResource(value = "/", management = true)
  URL management;

  /** Kustomize adds its labels only to a selector that has some: an empty one is of every pod. */
  @Test
  void the_network_policy_is_of_this_service_s_pods_alone() throws IOException {
    var labels = yaml("kustomization.yaml").at("/labels/0/pairs");
    assertThat(labels).isNotEmpty();
    assertThat(yaml("network-policy.yaml").at("/spec/podSelector/matchLabels")).isEqualTo(labels);
  }

  @Test
  void whatever_is_in_the_folder_is_applied() throws IOException {
    List<String> applied = new ArrayList<>(List.of("kustomization.yaml"));
    yaml("kustomization.yaml").path("resources").forEach(each -> applied.add(each.asText()));
    try (var files = Files.list(BASE)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(applied);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"startupProbe", "livenessProbe", "readinessProbe"})
  void a_probe_asks_what_a_running_service_answers(String probe) throws IOException {
    var request = container("deployment.yaml").path(probe).path("httpGet");
    assertThat(request.path("port").asText()).isEqualTo("management");
    answers(request.path("path").asText());
  }

  @Test
  void metrics_are_where_they_are_gathered_from() throws IOException {
    var annotations = yaml("deployment.yaml").at("/spec/template/metadata/annotations");
    answers(annotations.path("prometheus.io/path").asText());
    assertThat(container("deployment.yaml").path("ports"))
        .filteredOn(port -> port.path("name").asText().equals("management"))
        .extracting(port -> port.path("containerPort").asText())
        .containsExactly(annotations.path("prometheus.io/port").asText());
  }

  @Test
  void the_operator_of_prometheus_finds_the_nodes_and_their_metrics() throws IOException {
    var monitor = new YAMLMapper().readTree(Path.of("k8s/monitoring/pod-monitor.yaml").toFile());
    var labels = yaml("kustomization.yaml").at("/labels/0/pairs").<ObjectNode>deepCopy();
    labels.setAll((ObjectNode) yaml("deployment.yaml").at("/spec/template/metadata/labels"));
    assertThat(monitor.at("/spec/selector/matchLabels")).isEqualTo(labels);
    var endpoint = monitor.at("/spec/podMetricsEndpoints/0");
    assertThat(endpoint.path("port").asText()).isEqualTo("management");
    answers(endpoint.path("path").asText());
  }

  private void answers(String path) {
    RestAssured.get("http://localhost:" + management.getPort() + path).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deployment.yaml", "migration-job.yaml"})
  void it_runs_as_the_user_of_the_image_and_keeps_nothing_in_it(String file) throws IOException {
    var image = Files.readString(Path.of("deploy/Dockerfile"));
    var pod = yaml(file).at("/spec/template/spec");
    var user = pod.at("/securityContext/runAsUser").asText();
    var group = pod.at("/securityContext/runAsGroup").asText();
    assertThat(image).contains("\nUSER " + user + ":" + group + "\n");
    assertThat(container(file).at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(image).contains("\nENV BLOTTER_DATA=" + scratch(file) + "/");
  }

  @Test
  void a_variable_is_one_that_the_configuration_explains() throws IOException {
    var explained =
        NAME.matcher(Files.readString(Path.of("docs/configuration.md")))
            .results()
            .map(found -> found.group(1).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
            .toList();
    assertThat(container("deployment.yaml").path("env"))
        .isNotEmpty()
        .extracting(variable -> variable.path("name").asText())
        .isSubsetOf(explained);
  }

  @Test
  void no_node_makes_a_key_that_goes_with_its_pod() throws IOException {
    assertThat(container("deployment.yaml").path("env"))
        .filteredOn(variable -> variable.path("value").asText().equals("false"))
        .extracting(variable -> variable.path("name").asText())
        .contains("BLOTTER_PRIVACY_CREATE_MASTER_KEY", "BLOTTER_LEDGER_CREATE_SIGNING_KEY");
  }

  @Test
  void bundles_have_a_volume_of_their_own() throws IOException {
    var folder = variable("BLOTTER_BUNDLES_FOLDER");
    assertThat(container("deployment.yaml").path("volumeMounts"))
        .filteredOn(mount -> mount.path("mountPath").asText().equals(folder))
        .extracting(mount -> mount.path("name").asText())
        .containsExactly("bundles");
    assertThat(yaml("deployment.yaml").at("/spec/template/spec/volumes"))
        .filteredOn(volume -> volume.path("name").asText().equals("bundles"))
        .extracting(volume -> volume.at("/emptyDir/sizeLimit").asText())
        .containsExactly("4Gi");
  }

  /** Under load some 300 MB are beside the heap. */
  @Test
  void the_limit_has_room_for_more_than_the_heap() throws IOException {
    var image = Files.readString(Path.of("deploy/Dockerfile"));
    var share = Pattern.compile("-XX:MaxRAMPercentage=(\\d+)").matcher(image);
    assertThat(share.find()).isTrue();
    var limit = container("deployment.yaml").at("/resources/limits/memory").asText();
    assertThat(limit).isEqualTo("1Gi");
    assertThat(1_024 * (100 - Integer.parseInt(share.group(1))) / 100).isGreaterThan(400);
  }

  private static String variable(String name) throws IOException {
    for (var variable : container("deployment.yaml").path("env")) {
      if (variable.path("name").asText().equals(name)) {
        return variable.path("value").asText();
      }
    }
    throw new AssertionError("no variable " + name);
  }

  private static String scratch(String file) throws IOException {
    return container(file).at("/volumeMounts/0/mountPath").asText();
  }

  private static JsonNode container(String file) throws IOException {
    return yaml(file).at("/spec/template/spec/containers/0");
  }

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(BASE.resolve(file).toFile());
  }
}
