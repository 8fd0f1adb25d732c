package org.mfapack.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mfapack.it.delivery.Drafts.PASSWORD;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("D2, X2: what is wrong in one realm does not keep another from sending")
class NeighbourIT {

    private static final int ENOUGH_FOR_A_BREAKER = 10;

    @Test
    void givenRealmWhoseTextCannotBeRead_whenAnotherRealmSends_thenItArrives(
            TestRealm draft, TwilioStandIn gateway, Browser browser) {
        TestRealm realm = Drafts.smsOrTotp(draft);
        realm.user("alice").password(PASSWORD).phone(Drafts.newPhone());
        realm.create();
        realm.server().admin().post("/" + realm.name() + "/localization/en", Map.of("mfa.sms.text", "Your code {0"));
        TestRealm neighbour = Drafts.smsOrTotp(realm.neighbour());
        String phone = Drafts.newPhone();
        neighbour.user("bob").password(PASSWORD).phone(phone);
        neighbour.create();

        for (int i = 0; i < ENOUGH_FOR_A_BREAKER; i++) {
            new RawLogin(realm).password("alice", PASSWORD);
        }
        await().until(() -> realm.mfaEvents("send", "alice").size() == ENOUGH_FOR_A_BREAKER);
        browser.login(neighbour)
                .signIn("bob", PASSWORD)
                .codePage()
                .enter(Sms.await(gateway, phone).code());

        assertThat(browser.isAtApplication()).isTrue();
        assertThat(realm.mfaEvents("send", "alice"))
                .allSatisfy(event -> assertThat(event.getDetails()).containsEntry("mfa_reason", "text_unreadable"));
    }
}
