package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.conditions.ConditionTable.condition;
import static org.mfapack.it.conditions.ConditionTable.user;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.FlowDraft;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;

@KeycloakTest
@DisplayName("K6 Conditions cost no statement of their own")
class StatementsIT {

    private static final Totp APP = new Totp("a-secret-of-twenty-b");

    private static final List<Step> CONDITIONS = List.of(
            condition("network", "mfa-network-list", "office##203.0.113.0/24"),
            condition("time", "mfa-time-from", "0:00", "mfa-time-to", "0:01"),
            condition("browser", "mfa-browser-names", "Firefox"),
            condition("client", "mfa-client-list", "another"),
            condition("requested-level", "mfa-requested-level", "2"),
            condition("factor", "mfa-factor-types", "webauthn"),
            condition("factor", "mfa-condition-negate", "true"),
            condition("preference", "mfa-preference-factors", "mfa-sms"),
            condition("preference", "mfa-condition-negate", "true"));

    private static void draw(TestRealm realm, List<Step> conditions) {
        FlowDraft flow = realm.flow("mfa").cookie().password();
        conditions.forEach(condition -> flow.form(Step.conditional(
                "row", condition.with("mfa-condition-shadow", "true"), Step.required("deny-access-authenticator"))));
        user(realm, "alice").totp(APP);
        realm.create();
        realm.configureRequiredAction(
                "mfa-protect-account", Map.of("mfa-network-zones", "office = 203.0.113.0/24, 2001:db8:1::/48"));
    }

    /** The least of several: whatever the server does beside the logins adds to some of them. */
    private static long statementsOfALogin(TestRealm realm) {
        login(realm);
        return LongStream.range(0, 4)
                .map(any -> {
                    realm.server().insides().countStatements();
                    login(realm);
                    return realm.server().insides().statements();
                })
                .min()
                .orElseThrow();
    }

    private static void login(TestRealm realm) {
        assertThat(new RawLogin(realm).password("alice", "wonderland").isAtApplication())
                .isTrue();
    }

    @Test
    void givenAllConditions_whenSigningIn_thenAsManyStatementsAsWithout(TestRealm realm) {
        draw(realm, CONDITIONS);
        draw(realm.neighbour(), List.of());

        long without = statementsOfALogin(realm.neighbour());
        long with = statementsOfALogin(realm);

        assertThat(ConditionTable.decisions(realm)).hasSameSizeAs(CONDITIONS);
        assertThat(with).isEqualTo(without).isPositive();
    }
}
