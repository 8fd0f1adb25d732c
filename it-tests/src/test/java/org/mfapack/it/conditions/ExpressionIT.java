package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.FlowDraft;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;
import org.mfapack.it.realm.UserDraft;
import org.mfapack.it.server.KeycloakServer;

@KeycloakTest
@DisplayName("K3 the condition on an expression")
class ExpressionIT {

    private static final String OF_THE_SPEC =
            "!(\"office\" in network.zones) && (\"admin\" in user.roles || time.hour(\"Europe/Berlin\") >= 20)";
    private static final String TEN = "[1,2,3,4,5,6,7,8,9,10]";
    private static final Totp APP = new Totp("a-secret-of-twenty-b");

    private static Step expression(String text) {
        return Step.required("mfa-condition-expression").with("mfa-expression", text);
    }

    private static Step shadow(String text) {
        return expression(text).with("mfa-condition-shadow", "true");
    }

    private static UserDraft user(TestRealm realm, String name) {
        return realm.user(name).password("wonderland").totp(APP).role("default-roles-" + realm.name());
    }

    /** Password, and the authenticator app if the expression says so; with the user alice. */
    private static UserDraft draw(TestRealm realm, Step condition) {
        realm.flow("mfa").cookie().password().conditionalSecondFactor(condition, Step.required("auth-otp-form"));
        return user(realm, "alice");
    }

    private static boolean isAsked(TestRealm realm, Browser browser, String user) {
        browser.clearCookies();
        browser.login(realm).signIn(user, "wonderland");
        if (browser.isAtApplication()) {
            return false;
        }
        browser.totpPage();
        return true;
    }

    /** Keycloak's authenticator app knows no other time than the machine's; each user enters one code only. */
    private static void assertAskedAndFinish(TestRealm realm, Browser browser) {
        assertThat(isAsked(realm, browser, "alice")).isTrue();
        browser.totpPage().enter(APP.codeAt(Instant.now()));
        assertThat(browser.isAtApplication()).as("after the code").isTrue();
    }

    private static String decisions(TestRealm realm) {
        List<EventRepresentation> logins = realm.events("LOGIN");
        return logins.get(logins.size() - 1).getDetails().getOrDefault("mfa_conditions", "");
    }

    private static Instant tomorrowInBerlin(int hour, int minute) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        return LocalDate.now(berlin)
                .plusDays(1)
                .atTime(hour, minute)
                .atZone(berlin)
                .toInstant();
    }

    @Test
    @DisplayName("K3 the example of the specification: zone, role and time")
    void givenExampleOfTheSpec_whenRoleTimeAndZoneDiffer_thenAskedAsItSays(
            TestRealm realm, Browser browser, KeycloakServer server) {
        draw(realm, expression(OF_THE_SPEC));
        user(realm, "bob").role("admin");
        RolesRepresentation roles = new RolesRepresentation();
        roles.setRealm(List.of(new RoleRepresentation("admin", "", false)));
        realm.with(settings -> settings.setRoles(roles)).create();

        server.clock().moveTo(tomorrowInBerlin(12, 0));
        assertThat(isAsked(realm, browser, "alice")).as("at noon").isFalse();
        assertThat(isAsked(realm, browser, "bob"))
                .as("an administrator at noon")
                .isTrue();
        server.clock().moveTo(tomorrowInBerlin(19, 58));
        assertThat(isAsked(realm, browser, "alice")).as("before eight").isFalse();
        server.clock().moveTo(tomorrowInBerlin(20, 1));
        assertThat(isAsked(realm, browser, "alice")).as("after eight").isTrue();

        realm.configureRequiredAction(
                "mfa-protect-account", Map.of("mfa-network-zones", "office = 127.0.0.0/8, ::1, 172.16.0.0/12"));
        assertThat(isAsked(realm, browser, "alice"))
                .as("in the office after eight")
                .isFalse();
        assertThat(isAsked(realm, browser, "bob"))
                .as("an administrator in the office")
                .isFalse();
    }

    @Test
    @DisplayName("K5 the event tells which expression decided, and nothing of the user")
    void givenExpression_whenSignedIn_thenEventShowsIt(TestRealm realm, Browser browser) {
        draw(realm, expression("\"7\" in user.attributes.floor || has(user.email)"))
                .attribute("floor", "7");
        realm.create();

        assertAskedAndFinish(realm, browser);

        assertThat(decisions(realm)).isEqualTo("expression=met(7_in_user.attributes.floor_has_user.email)");
    }

    @Test
    @DisplayName("K3 O4 a faulty expression asks for the second factor, is in the check and once in the log")
    void givenFaultyExpression_whenSignedIn_thenAskedAndTold(TestRealm realm, Browser browser, KeycloakServer server) {
        draw(realm, expression("\"admin\" in user.rolez"));
        realm.create();
        final long mark = server.log().length();

        assertAskedAndFinish(realm, browser);
        assertThat(isAsked(realm, browser, "alice")).isTrue();

        assertThat(decisions(realm)).startsWith("expression=met(unknown:faulty:");
        JsonNode findings = realm.admin("/mfa/check").path("findings");
        assertThat(findings).hasSize(1);
        assertThat(findings.path(0).path("key").asText()).isEqualTo("mfa-expression");
        assertThat(findings.path(0).path("remedy").asText()).contains("line 1, column 16: undefined field 'rolez'");
        assertThat(server.log().textSince(mark).lines().filter(line -> line.contains("undefined field 'rolez'")))
                .singleElement()
                .asString()
                .contains(realm.name(), "mfa-condition-expression");
    }

    @Test
    @DisplayName("K4 what is not known asks, unless the expression says otherwise")
    void givenNoPlaces_whenCountryMatters_thenAsked(TestRealm realm, Browser browser) {
        draw(realm, expression("place.country == \"DE\""));
        realm.create();
        TestRealm careful = realm.neighbour();
        draw(careful, expression("has(place.country) && place.country == \"DE\""));
        careful.create();

        assertAskedAndFinish(realm, browser);
        assertThat(decisions(realm)).startsWith("expression=met(unknown:place.country:");
        assertThat(isAsked(careful, browser, "alice")).isFalse();
        assertThat(decisions(careful)).startsWith("expression=unmet(");
    }

    @Test
    @DisplayName("K5 in shadow mode nobody is asked, and the event tells what would have been")
    void givenShadowMode_whenTrue_thenNotAsked(TestRealm realm, Browser browser) {
        draw(realm, shadow("client.id == \"app\""));
        realm.create();

        assertThat(isAsked(realm, browser, "alice")).isFalse();

        assertThat(decisions(realm)).startsWith("expression=shadow-met(client.id");
    }

    @Test
    @DisplayName("K3 an expression that takes too much work asks, and the log tells")
    void givenExpressionThatRunsOn_whenSignedIn_thenCutOff(TestRealm realm, Browser browser, KeycloakServer server) {
        draw(
                realm,
                expression(TEN + ".all(a, " + TEN + ".all(b, " + TEN + ".all(c, " + TEN + ".all(d, a+b+c+d > 0))))"));
        realm.create();
        final long mark = server.log().length();

        assertAskedAndFinish(realm, browser);

        assertThat(decisions(realm)).startsWith("expression=met(unknown:failed:");
        assertThat(server.log().textSince(mark)).contains("Iteration budget exceeded: 1000");
    }

    @Test
    @DisplayName("K1 each kind of fact is that of the login")
    void givenLogin_whenFactsAreNamed_thenTheyAreItsFacts(TestRealm realm, Browser browser, KeycloakServer server) {
        List<String> facts = List.of(
                "user.email == \"alice@example.org\" && !user.emailVerified",
                "\"/staff\" in user.groups && \"it\" in user.attributes.department",
                "user.factors.exists(factor, factor == \"otp\") && user.username == \"alice\"",
                "user.passwordAge > days(1) && user.passwordAge < days(3)",
                "user.accountAge > days(1) && user.accountAge < days(3)",
                "client.id == \"app\" && client.attributes.sensitive == \"yes\"",
                "request.level == -1 && !request.essential && !request.anew",
                "request.maxAge == minutes(10)",
                "cidr(network.address, \"127.0.0.0/8\") || cidr(network.address, \"172.16.0.0/12\")",
                "!has(place.country) && !has(upstream.provider)",
                "browser.name.startsWith(\"Firefox/\") && browser.system.contains(\"Linux\")",
                "browser.type == \"desktop\"",
                "!session.sso && !(\"otp\" in session.factors)");
        FlowDraft flow = realm.flow("facts").password();
        facts.forEach(
                fact -> flow.form(Step.conditional("fact", shadow(fact), Step.required("deny-access-authenticator"))));
        GroupRepresentation staff = new GroupRepresentation();
        staff.setName("staff");
        user(realm, "alice").group("/staff").attribute("department", "it");
        realm.with(settings -> settings.setGroups(List.of(staff)))
                .app(app -> app.setAttributes(Map.of("sensitive", "yes")))
                .create();
        server.clock().advance(Duration.ofDays(2));

        browser.header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0")
                .authorize(realm, Map.of("max_age", "600"))
                .loginPage()
                .signIn("alice", "wonderland");

        assertThat(decisions(realm).split(" ")).hasSameSizeAs(facts).allSatisfy(decision -> assertThat(decision)
                .startsWith("expression=shadow-met(")
                .doesNotContain("unknown"));
    }
}
