package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.junit.ServerSetting;
import org.mfapack.it.junit.Surroundings;
import org.mfapack.it.server.KeycloakServer;
import org.mfapack.it.server.KeycloakServerBuilder;

@KeycloakTest
@DisplayName("F2 The required actions are there in every realm without configuration")
class RequiredActionsIT {

    private static final List<String> ACTIONS =
            List.of("mfa-set-up-email", "mfa-set-up-sms", "mfa-protect-account", "mfa-set-up-recovery-codes");
    private static final Map<String, Object> DISABLED =
            Map.of("alias", "mfa-set-up-sms", "name", "Phones", "providerId", "mfa-set-up-sms", "enabled", false);

    private static List<String> enabled(KeycloakServer server, String realm) {
        return StreamSupport.stream(
                        server.admin()
                                .get("/" + realm + "/authentication/required-actions")
                                .spliterator(),
                        false)
                .filter(action -> action.path("enabled").asBoolean()
                        && !action.path("defaultAction").asBoolean())
                .map(action -> action.path("alias").asText())
                .toList();
    }

    private static void withRealm(KeycloakServer server, Map<String, Object> realm, Runnable test) {
        server.admin().post("", realm);
        try {
            test.run();
        } finally {
            server.admin().delete("/" + realm.get("realm"));
        }
    }

    @Test
    void givenServer_whenStarted_thenTheMasterRealmHasThem(KeycloakServer server) {
        assertThat(enabled(server, "master")).containsAll(ACTIONS);
    }

    @Test
    void givenServer_whenARealmIsMade_thenItHasThem(KeycloakServer server) {
        withRealm(server, Map.of("realm", "made", "enabled", true), () -> assertThat(enabled(server, "made"))
                .containsAll(ACTIONS)
                .contains("CONFIGURE_TOTP"));
    }

    @Test
    void givenRealmFromAServerWithoutThePack_whenImported_thenItHasThemBesideItsOwn(KeycloakServer server) {
        Map<String, Object> own = Map.of(
                "alias",
                "UPDATE_PASSWORD",
                "name",
                "Update Password",
                "providerId",
                "UPDATE_PASSWORD",
                "enabled",
                true);

        withRealm(
                server, Map.of("realm", "imported", "enabled", true, "requiredActions", List.of(own)), () -> assertThat(
                                enabled(server, "imported"))
                        .contains("UPDATE_PASSWORD")
                        .containsAll(ACTIONS));
    }

    @Test
    void givenRealmWithADisabledAction_whenImported_thenItStaysDisabled(KeycloakServer server) {
        withRealm(
                server,
                Map.of("realm", "imported", "enabled", true, "requiredActions", List.of(DISABLED)),
                () -> assertThat(enabled(server, "imported"))
                        .contains("mfa-set-up-email")
                        .doesNotContain("mfa-set-up-sms"));
    }

    /** What a realm looks like that was made before the pack was there. */
    private static void forgetActions(KeycloakServer server, String realm) {
        ACTIONS.forEach(action -> server.admin().delete("/" + realm + "/authentication/required-actions/" + action));
        assertThat(enabled(server, realm)).doesNotContainAnyElementsOf(ACTIONS);
    }

    @Test
    void givenRealmsWithoutThem_whenTheServerStarts_thenTheyHaveThemAndWhatIsDisabledStaysSo(
            Surroundings surroundings, @TempDir Path data) {
        try (KeycloakServer before = on(data, surroundings).start()) {
            before.admin().post("", Map.of("realm", "choosy", "enabled", true, "requiredActions", List.of(DISABLED)));
            forgetActions(before, "master");
        }
        try (KeycloakServer after = on(data, surroundings).start()) {
            assertThat(enabled(after, "master")).containsAll(ACTIONS);
            assertThat(enabled(after, "choosy")).contains("mfa-set-up-email").doesNotContain("mfa-set-up-sms");
        }
    }

    /** A database that outlives its server; otherwise the default server, so that it need not be built again. */
    private static KeycloakServerBuilder on(Path data, Surroundings surroundings) {
        KeycloakServerBuilder server = KeycloakServer.builder();
        new ServerSetting.Default().applyTo(server, surroundings);
        return server.sharing(data)
                .option("db-url", "jdbc:h2:file:" + data.resolve("keycloak") + ";NON_KEYWORDS=VALUE");
    }
}
