package org.mfapack.it.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.server.KeycloakServer;

@KeycloakTest
@DisplayName("O4 the operator's check of a realm")
class CheckIT {

    private static List<JsonNode> findings(TestRealm realm) {
        return StreamSupport.stream(realm.admin("/mfa/check").path("findings").spliterator(), false)
                .toList();
    }

    @Test
    @DisplayName("O4 nothing is found where nothing is wrong")
    void givenDefaults_whenChecked_thenNoFindings(TestRealm realm) {
        realm.flow("browser-mfa").password().secondFactor(Step.alternative("mfa-email-code"));
        realm.create();

        assertThat(findings(realm)).isEmpty();
    }

    @Test
    @DisplayName("C1 C2 O4 each value that is not used is found, with flow, execution, key and remedy")
    void givenValuesOutOfLimits_whenChecked_thenEachIsFound(TestRealm realm) {
        realm.flow("browser-mfa")
                .password()
                .secondFactor(Step.alternative("mfa-email-code")
                        .with("mfa-code-length", "4")
                        .with("mfa-code-lifetime", "3600"));
        realm.create();

        assertThat(findings(realm))
                .hasSize(2)
                .allSatisfy(finding -> {
                    assertThat(finding.path("flow").asText()).startsWith("browser-mfa");
                    assertThat(finding.path("provider").asText()).isEqualTo("mfa-email-code");
                    assertThat(finding.path("id").asText()).isNotEmpty();
                    assertThat(finding.path("remedy").asText())
                            .contains(finding.path("key").asText());
                })
                .extracting(finding -> finding.path("key").asText() + " "
                        + finding.path("value").asText() + " "
                        + finding.path("used").asText())
                .containsExactlyInAnyOrder("mfa-code-length 4 6", "mfa-code-lifetime 3600 600");
    }

    @Test
    @DisplayName("O4 a realm without a mail server is told so")
    void givenNoMailServer_whenChecked_thenFound(TestRealm realm) {
        realm.flow("browser-mfa").password().secondFactor(Step.alternative("mfa-email-code"));
        realm.with(settings -> settings.setSmtpServer(Map.of())).create();

        assertThat(findings(realm))
                .singleElement()
                .extracting(finding -> finding.path("key").asText())
                .isEqualTo("smtpServer");
    }

    @Test
    @DisplayName("O4 the settings of a required action are refused when they are saved")
    void givenValueOutOfLimits_whenSavedInRequiredAction_thenRefused(TestRealm realm, KeycloakServer server) {
        realm.create();
        String path = "/" + realm.name() + "/authentication/required-actions/mfa-set-up-sms/config";

        assertThatThrownBy(() -> server.admin().put(path, Map.of("config", Map.of("mfa-code-length", "4"))))
                .hasMessageContaining("400");
        server.admin().put(path, Map.of("config", Map.of("mfa-code-length", "8")));
    }

    @Test
    @DisplayName("O4 the check is for administrators only")
    void givenNoToken_whenChecked_thenRefused(TestRealm realm, KeycloakServer server) throws Exception {
        realm.create();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.baseUri() + "/admin/realms/" + realm.name() + "/mfa/check"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }
}
