package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    private static final String FRIDAY_NOON = "2027-01-15T11:00:00Z";
    private static final String FRIDAY_NIGHT = "2027-01-15T22:00:00Z";

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
                })
                .importIt();
    }

    @AfterEach
    void removeRecipe() {
        recipe.close();
    }

    private boolean isAsked(String user, String address, String at) {
        realm.server().clock().moveTo(Instant.parse(at));
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
        assertThat(isAsked("erin", OFFICE, FRIDAY_NOON)).isTrue();

        browser.codePage()
                .enter(mail.awaitMessagesTo("erin@example.org", 1).get(0).code());

        assertThat(browser.isAtApplication()).isTrue();
    }

    @Test
    void givenUser_whenInTheOffice_thenNeverAsked() {
        assertThat(isAsked("alice", OFFICE, FRIDAY_NOON)).isFalse();
        assertThat(isAsked("alice", OFFICE, FRIDAY_NIGHT)).isFalse();
    }

    @Test
    void givenUserElsewhere_whenInWorkingHours_thenAskedInANewCountryOnly() {
        assertThat(isAsked("alice", BERLIN, FRIDAY_NOON)).isTrue();
        browser.codePage()
                .enter(mail.awaitMessagesTo("alice@example.org", 1).get(0).code());
        assertThat(browser.isAtApplication()).isTrue();
        await().until(() -> realm.credentials("alice").findValuesAsText("type").contains("mfa-logins"));

        assertThat(isAsked("alice", BERLIN, FRIDAY_NOON)).isFalse();
        assertThat(isAsked("alice", NEW_YORK, FRIDAY_NOON)).isTrue();
        assertThat(isAsked("alice", BERLIN, FRIDAY_NIGHT)).isTrue();
    }

    @Test
    void givenRecipe_whenChecked_thenNothingIsFound() {
        assertThat(realm.admin("/mfa/check").path("findings")).isEmpty();
    }
}
