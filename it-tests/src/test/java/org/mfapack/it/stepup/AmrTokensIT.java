package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Step;

@DisplayName("S3 where amr stands, and what the mapper may be told")
class AmrTokensIT extends AliceStepsUp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private void passwordAndApp() {
        realm.flow("factors").step(signIn(passwordForm(), Step.required("auth-otp-form")));
        alice().totp(APP);
    }

    private JsonNode ask(String endpoint, String authorization, Map<String, String> form)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm.url() + "/protocol/openid-connect/" + endpoint))
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }

    private JsonNode userInfo(Tokens tokens) throws IOException, InterruptedException {
        return ask("userinfo", "Bearer " + accessToken(tokens), Map.of());
    }

    private static String accessToken(Tokens tokens) {
        return tokens.response().path("access_token").asText();
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    @Test
    @DisplayName("S3 without configuration: ID token, access token, userinfo")
    void givenNoConfiguration_thenEverywhere() throws Exception {
        Mappers.give(realm, Mappers.amr());
        passwordAndApp();
        realm.create();
        asked();

        Tokens tokens = tokens();

        assertThat(tokens.amr()).containsExactlyInAnyOrder("pwd", "otp", "mfa");
        assertThat(Mappers.methods(tokens.accessToken())).containsExactlyInAnyOrder("pwd", "otp", "mfa");
        assertThat(Mappers.methods(userInfo(tokens))).containsExactlyInAnyOrder("pwd", "otp", "mfa");
    }

    @Test
    @DisplayName("S3 switched off one by one")
    void givenFlagsOff_thenNowhere() throws Exception {
        Mappers.give(
                realm,
                Mappers.amr("id.token.claim", "false", "access.token.claim", "false", "userinfo.token.claim", "false"));
        passwordAndApp();
        realm.create();
        asked();

        Tokens tokens = tokens();

        assertThat(tokens.idToken().has("amr")).isFalse();
        assertThat(tokens.accessToken().has("amr")).isFalse();
        assertThat(userInfo(tokens).has("amr")).isFalse();
        assertThat(userInfo(tokens).has("sub")).isTrue();
    }

    @Test
    @DisplayName("S3 introspection tells what the token tells: a later step-up does not raise it")
    void givenTokenFromBeforeTheStepUp_whenIntrospected_thenAsItWas() throws Exception {
        ClientRepresentation service = new ClientRepresentation();
        service.setClientId("service");
        service.setSecret("secret");
        realm.with(settings -> settings.getClients().add(service));
        Mappers.give(
                realm,
                Mappers.amr(),
                Mappers.mapper(
                        "oidc-audience-mapper", "included.client.audience", "service", "access.token.claim", "true"));
        realm.flow("levels")
                .step(signIn(
                        Step.level(1, Duration.ofHours(1), passwordForm()),
                        Step.level(2, Duration.ofHours(1), Step.required("auth-otp-form"))));
        alice().totp(APP);
        realm.create();
        asked();
        Tokens low = tokens();
        passes(Duration.ofSeconds(5));
        asked("acr_values", "2");
        Tokens high = tokens();
        String credentials =
                "Basic " + Base64.getEncoder().encodeToString("service:secret".getBytes(StandardCharsets.UTF_8));

        JsonNode ofLow = ask("token/introspect", credentials, Map.of("token", accessToken(low)));
        JsonNode ofHigh = ask("token/introspect", credentials, Map.of("token", accessToken(high)));

        assertThat(ofLow.path("active").asBoolean()).isTrue();
        assertThat(Mappers.methods(ofLow)).containsExactly("pwd");
        assertThat(Mappers.methods(ofHigh)).containsExactlyInAnyOrder("pwd", "otp", "mfa");
    }

    @Test
    @DisplayName("S3 direct grant: already the first token")
    void givenDirectGrant_whenPasswordAndTotp_thenBothAndMfa() throws Exception {
        Mappers.give(realm, Mappers.amr());
        alice().totp(APP);
        realm.user("bob").password("builder");
        realm.create();

        JsonNode alices = ask(
                "token",
                "",
                Map.of(
                        "grant_type", "password",
                        "client_id", "app",
                        "scope", "openid",
                        "username", "alice",
                        "password", "wonderland",
                        "otp", realm.code(APP)));
        JsonNode bobs = ask(
                "token",
                "",
                Map.of("grant_type", "password", "client_id", "app", "username", "bob", "password", "builder"));

        assertThat(Mappers.methods(claims(alices.path("id_token").asText())))
                .containsExactlyInAnyOrder("pwd", "otp", "mfa");
        assertThat(Mappers.methods(claims(alices.path("access_token").asText())))
                .containsExactlyInAnyOrder("pwd", "otp", "mfa");
        assertThat(Mappers.methods(claims(bobs.path("access_token").asText()))).containsExactly("pwd");
    }

    @Test
    @DisplayName("S3 implicit flow: the token is made before the login is told of")
    void givenImplicitFlow_whenLoggedIn_thenTold() throws Exception {
        Mappers.give(realm, Mappers.amr());
        realm.app(app -> app.setImplicitFlowEnabled(true));
        passwordAndApp();
        realm.create();
        RawLogin login = new RawLogin(realm);
        login.start(Map.of("response_type", "id_token", "nonce", "once"));

        login.post(Map.of("username", "alice", "password", "wonderland"));
        String url = login.post(Map.of("otp", realm.code(APP))).url();

        String idToken = url.replaceFirst(".*[#&]id_token=([^&]+).*", "$1");
        assertThat(Mappers.methods(claims(idToken))).containsExactlyInAnyOrder("pwd", "otp", "mfa");
    }

    @Test
    @DisplayName("S3 beside Keycloak's own mapper: its values once, and none of ours lost")
    void givenKeycloaksMapperToo_thenUnionWithoutDoubles() {
        Mappers.give(
                realm,
                Mappers.amr(),
                Mappers.mapper("oidc-amr-mapper", "id.token.claim", "true", "access.token.claim", "true"));
        realm.flow("factors")
                .step(signIn(
                        passwordForm().with("default.reference.value", "acme").with("default.reference.maxAge", "3600"),
                        Step.required("auth-otp-form")
                                .with("default.reference.value", "otp")
                                .with("default.reference.maxAge", "3600")));
        alice().totp(APP);
        realm.create();
        asked();

        Tokens tokens = tokens();

        assertThat(tokens.amr()).containsExactlyInAnyOrder("pwd", "otp", "mfa", "acme");
        assertThat(Mappers.methods(tokens.accessToken())).containsExactlyInAnyOrder("pwd", "otp", "mfa", "acme");
    }

    @ParameterizedTest
    @DisplayName("O4 wrong options are refused when saved")
    @CsvSource({"mfa-strict, yes", "mfa-upstream, on", "mfa-strickt, true", "id.token.claim, 1"})
    void givenWrongOption_whenSaved_thenRefused(String key, String value) {
        realm.create();
        String mappers = "/" + realm.name() + "/clients/"
                + realm.admin("/clients?clientId=app").get(0).path("id").asText() + "/protocol-mappers/models";

        assertThatThrownBy(() -> realm.server().admin().post(mappers, Mappers.amr(key, value)))
                .hasMessageContaining("400")
                .hasMessageContaining(key);
        realm.server().admin().post(mappers, Mappers.amr("mfa-strict", "true"));
    }
}
