package org.mfapack.it.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.mail.ReceivedMail;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.UserDraft;

@DisplayName("N1 notices of new browsers, and the place in notices")
class PlaceNoticesIT extends AliceTravels {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";

    private MailBox mail;

    @BeforeEach
    void draw(MailBox mailBox) {
        mail = mailBox;
        browser.header("User-Agent", FIREFOX);
        realm.with(it -> it.setEventsListeners(List.of("jboss-logging", "mfa-notices")));
        realm.flow("notices").password();
    }

    private UserDraft alice() {
        return realm.user("alice").password(PASSWORD).verifiedEmail(address()).role("default-roles-" + realm.name());
    }

    private String address() {
        return "alice@" + realm.name() + ".example";
    }

    private void signIn(Browser visitor, String address) {
        at(visitor, address).login(realm).signIn("alice", PASSWORD).tokens();
    }

    private ReceivedMail onlyNotice() {
        await().until(() -> !mail.messagesTo(address()).isEmpty());
        assertThat(mail.messagesTo(address())).hasSize(1);
        return mail.messagesTo(address()).get(0);
    }

    @Test
    void givenKnownBrowser_whenAnotherOneIsUsed_thenOneMailTellsWhenWhereAndWhatToDo(Browser another) {
        alice();
        realm.create();
        signIn(browser, GeoServer.BERLIN);
        awaitBrowsers("alice", 1);
        signIn(browser, GeoServer.NEW_YORK);

        signIn(another.header("User-Agent", FIREFOX), GeoServer.BERLIN);
        awaitBrowsers("alice", 2);
        signIn(another, GeoServer.BERLIN);

        ReceivedMail notice = onlyNotice();
        assertThat(notice.subject()).startsWith("Security notice");
        assertThat(notice.text())
                .contains("in a browser that had not been used", " UTC", "Firefox/130.0, Linux")
                .contains("Berlin, Germany", GeoServer.BERLIN, realm.url() + "/account")
                .doesNotContain("Method:");
        assertThat(notice.html()).contains("Berlin, Germany");
        assertThat(realm.mfaEvents("notice", "alice")).singleElement().satisfies(event -> assertThat(event.getDetails())
                .containsEntry("mfa_notice", "new-browser"));
    }

    @Test
    @DisplayName("one incident, one notice: a browser that keeps no cookies is new each time")
    void givenBrowserWithoutCookies_whenUsedAgainAndAgain_thenOneMail(Browser another) {
        alice();
        realm.create();
        signIn(browser, GeoServer.BERLIN);
        awaitBrowsers("alice", 1);

        for (int times = 1; times <= 3; times++) {
            signIn(another.clearCookies().header("User-Agent", FIREFOX), GeoServer.BERLIN);
            awaitBrowsers("alice", 1 + times);
        }
        signIn(another.clearCookies(), GeoServer.SOMEWHERE_IN_FRANCE);

        await().until(() -> mail.messagesTo(address()).size() >= 2);
        assertThat(mail.messagesTo(address())).hasSize(2);
        assertThat(mail.messagesTo(address()).get(1).text())
                .contains(": France")
                .doesNotContain("Berlin");
    }

    @Test
    void givenUserWhoReadsGerman_whenToldOfANewBrowser_thenTheCountryIsGermanToo(Browser another) {
        alice().attribute("locale", "de");
        realm.create();
        signIn(browser, GeoServer.BERLIN);
        awaitBrowsers("alice", 1);

        signIn(another, GeoServer.NEW_YORK);

        assertThat(onlyNotice().text()).contains("noch nie verwendet", "New York, Vereinigte Staaten");
    }

    @Test
    void givenAnyOtherNotice_whenThePlaceIsKnown_thenItIsTold() {
        realm.flow("otp").password().secondFactor(Step.alternative("auth-otp-form"));
        user("alice").verifiedEmail(address());
        realm.create();

        at(browser, GeoServer.MUNICH).login(realm).signIn("alice", PASSWORD);
        browser.totpPage().enter("000000");

        assertThat(onlyNotice().text()).contains("failed at the second one", "Munich, Germany");
    }

    @Test
    void givenNewBrowser_whenThePlaceIsUnknown_thenTheMailDoesWithout(Browser another) {
        alice();
        realm.create();
        signIn(browser, GeoServer.BERLIN);
        awaitBrowsers("alice", 1);

        signIn(another, GeoServer.NOWHERE);

        assertThat(onlyNotice().text()).contains(GeoServer.NOWHERE).doesNotContain("Place");
    }
}
