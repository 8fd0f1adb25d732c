package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ClosedCodePage;

@DisplayName("F2 Addresses that pass for one and cannot be sent to, and names that are taken")
class UnsendableAddressIT extends AliceSignsIn {

    private static final String BOB = "bob";

    @ParameterizedTest
    @ValueSource(strings = {"jörg%d@example.org", "alice%d@under{score.example"})
    @DisplayName("D2, X2 whoever enters them does not stop the mail of the realm")
    void givenUserWhoEntersThemAgainAndAgain_whenAnotherLogsIn_thenHisCodeArrives(String pattern, Browser another) {
        required(Factor.EMAIL);
        alice();
        String bobs = "bob@" + realm.name() + ".example";
        realm.user(BOB).password("wonderland").verifiedEmail(bobs);
        realm.create();
        signIn();

        for (int i = 1; i <= 10; i++) {
            browser.setUpAddressPage().submit(pattern.formatted(i), "");
            int failed = i;
            await().until(() -> realm.mfaEvents("send", "alice").size() == failed);
            browser.open(browser.codePage().action());
            browser.post(browser.on(ClosedCodePage::new).action(), Map.of("change", "true"));
        }

        another.login(realm).signIn(BOB, "wonderland").codePage().enter(codes.sentTo(bobs));
        assertThat(another.isAtApplication()).isTrue();
    }

    @Test
    @DisplayName("F2 one name for two addresses, entered side by side")
    void givenTwoTabs_whenBothGiveTheSameName_thenBothAddressesAreStored(Browser other) {
        alice();
        realm.create();
        signInFor("mfa-set-up-sms").setUpAddressPage().submit(phone(), "Mobile");
        other.authorize(realm, Map.of("kc_action", "mfa-set-up-sms"))
                .loginPage()
                .signIn("alice", "wonderland")
                .setUpAddressPage()
                .submit(anotherDestination(Factor.SMS), "mobile");

        browser.codePage().enter(codes.sentTo(phone()));
        other.codePage().enter(codes.sentTo(anotherDestination(Factor.SMS)));

        assertThat(other.returned("kc_action_status")).hasValue("success");
        assertThat(labels(Factor.SMS)).containsExactly("Mobile", "mobile (2)");
    }
}
