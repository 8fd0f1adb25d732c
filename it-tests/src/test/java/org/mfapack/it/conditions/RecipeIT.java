package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.geo.GeoServer;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Recipe;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest(server = GeoServer.class)
@DisplayName("K2 CU10 The recipe conditional-mfa-realm.json works as it is")
class RecipeIT {

    private static final String OFFICE = "10.0.0.7";
    private static final String BERLIN = "203.0.113.7";
    private static final String NEW_YORK = "198.51.100.7";
    private final Instant fridayNoon = NextYear.at(NextYear.friday(), "11:00");
    private final Instant fridayNight = NextYear.at(NextYear.friday(), "22:00");

    private TestRealm realm;
    private Browser browser;
    private MailBox mail;
    private Recipe recipe;

    @BeforeEach
    void importRecipe(TestRealm emptyRealm, Browser visitor, MailBox mailBox) {
        realm = emptyRealm;
        browser = visitor;
        mail = mailBox;
        recipe = Recipe.of("conditional-mfa", realm)
                .with(json -> {
                    json.put("sslRequired", "none");
                    json.withObject("/smtpServer")
                            .put("host", realm.server().nameOfThisMachine())
                            .put("port", Integer.toString(mail.port()));
                    json.withArray("users").forEach(this::giveAnAddressOfThisRealm);
                })
                .importIt();
    }

    /** So that late messages of another test are not taken for theirs. */
    private void giveAnAddressOfThisRealm(JsonNode user) {
        ((ObjectNode) user).put("email", addressOf(user.path("username").asText()));
    }

    private String addressOf(String user) {
        return user + "@" + realm.name() + ".example";
    }

    @AfterEach
    void removeRecipe() {
        recipe.close();
    }

    private boolean isAsked(String user, String address, Instant at) {
        realm.server().clock().moveTo(at);
        browser.clearCookies();
        browser.header("X-Forwarded-For", address);
        browser.login(realm).signIn(user, user);
        if (browser.isAtApplication()) {
            return false;
        }
        browser.codePage();
        return true;
    }

    @Test
    void givenAdministrator_whenInTheOfficeAtNoon_thenAskedOnce() {
        assertThat(isAsked("erin", OFFICE, fridayNoon)).isTrue();

        browser.codePage()
                .enter(mail.awaitMessagesTo(addressOf("erin"), 1).get(0).code());

        assertThat(browser.isAtApplication()).isTrue();
    }

    @Test
    void givenUser_whenInTheOffice_thenNeverAsked() {
        assertThat(isAsked("alice", OFFICE, fridayNoon)).isFalse();
        assertThat(isAsked("alice", OFFICE, fridayNight)).isFalse();
    }

    @Test
    void givenUserElsewhere_whenInWorkingHours_thenAskedInANewCountryOnly() {
        assertThat(isAsked("alice", BERLIN, fridayNoon)).isTrue();
        browser.codePage()
                .enter(mail.awaitMessagesTo(addressOf("alice"), 1).get(0).code());
        assertThat(browser.isAtApplication()).isTrue();
        await().until(() -> realm.credentials("alice").findValuesAsText("type").contains("mfa-logins"));

        assertThat(isAsked("alice", BERLIN, fridayNoon)).isFalse();
        assertThat(isAsked("alice", NEW_YORK, fridayNoon)).isTrue();
        assertThat(isAsked("alice", BERLIN, fridayNight)).isTrue();
    }

    @Test
    void givenRecipe_whenChecked_thenNothingIsFound() {
        assertThat(realm.admin("/mfa/check").path("findings")).isEmpty();
    }
}
