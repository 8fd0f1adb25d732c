package org.mfapack.it.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.page.SetUpTotpPage;

@DisplayName("E1 E2 CU12 A user without a second factor is asked to protect the account, and may say \"not now\"")
class OptInIT extends NewcomerSignsIn {

    @Test
    @DisplayName("E1 DF10 the choices are there, the strongest first, the weak ones with their risk")
    void givenNeverAsked_whenPasswordRight_thenChoicesStrongestFirst() {
        enforced();
        alice();
        realm.create();

        signIn();

        assertThat(choice().choices())
                .containsExactly(
                        "Passkey or security key", "Passkey to sign in without a password", APP, SMS, "Code by e-mail");
        assertThat(choice().text())
                .contains("Works on the real site only", "text messages can be intercepted")
                .contains("We will ask again in 14 days.", "You can put it off 3 more times.");
        assertNotLoggedIn();
    }

    @Test
    @DisplayName("E2 CU12 \"not now\" lasts 14 days, three times, and then no more")
    void givenNotNow_whenDaysPass_thenAskedOnDay14AndAfterTheThirdTimeForGood() {
        enforced();
        alice();
        realm.create();

        for (int left = 2; left >= 0; left--) {
            signInElsewhere(visitor -> {
                choice(visitor).skip();
                assertLoggedIn(visitor);
            });
            advanceDays(13);
            signInElsewhere(this::assertLoggedIn);
            advanceDays(1);
            assertThat(details("skip").get(2 - left)).containsEntry("mfa_reason", left + "_left");
        }

        signIn();
        assertThat(choice().offersSkip()).isFalse();
        forgeSkip();
        assertNotLoggedIn();
        choice();
    }

    @Test
    @DisplayName("E2 CU12 N=0: there is no skip, and a forged one is refused and reported")
    void givenNoSnoozes_whenSkipIsForged_thenRefusedPageAgainAndEvent() {
        enforced("mfa-snooze-max", "0");
        alice();
        realm.create();
        signIn();
        assertThat(choice().offersSkip()).isFalse();

        forgeSkip();

        assertThat(choice().message()).isEqualTo("This cannot be put off any longer. Please choose one.");
        assertNotLoggedIn();
        assertThat(realm.mfaEvents("skip", "alice")).singleElement().satisfies(event -> {
            assertThat(event.getError()).isEqualTo("not_allowed");
            assertThat(event.getDetails()).containsEntry("mfa_reason", "not_allowed");
        });
        assertThat(realm.mfaEvents("enforce", "alice")).hasSize(1);
        signInElsewhere(visitor -> assertThat(choice(visitor).offersSkip()).isFalse());
    }

    @Test
    @DisplayName("E2 a snoozed user is not asked, and nothing is written")
    void givenSnoozed_whenSigningIn_thenNothingOfTheUserChanges() {
        enforced();
        alice();
        realm.create();
        signIn();
        choice().skip();
        String before = realm.credentials("alice").toString();
        advanceDays(1);

        signInElsewhere(this::assertLoggedIn);

        assertThat(realm.credentials("alice").toString()).isEqualTo(before).contains("mfa-preferences");
        assertThat(details("skip")).hasSize(1);
    }

    @Test
    @DisplayName("E2 what is remembered is not listed in the account console")
    void givenPutOff_whenTheAccountConsoleLists_thenNoPreferences() throws Exception {
        enforced();
        alice();
        realm.create();
        signIn();
        choice().skip();

        HttpRequest request = HttpRequest.newBuilder(URI.create(realm.url() + "/account/credentials"))
                .header(
                        "Authorization",
                        "Bearer "
                                + browser.tokens()
                                        .response()
                                        .path("access_token")
                                        .asText())
                .header("Accept", "application/json")
                .build();
        HttpResponse<String> listed = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.body()).contains("\"password\"").doesNotContain("mfa-preferences");
    }

    @Test
    @DisplayName("E2 as a plain required action: \"not now\" leaves it with the user, a factor takes it away")
    void givenPlainRequiredAction_whenPutOff_thenAskedAgainOnTheDay() {
        realm.flow("mfa").cookie().password();
        alice().requiredAction(ACTION);
        realm.create();
        realm.configureRequiredAction(ACTION, Map.of("mfa-snooze-days", "2", "mfa-snooze-max", "1"));

        signIn();
        assertThat(choice().text()).contains("in 2 days", "You can put it off one more time.");
        choice().skip();
        assertLoggedIn();
        assertThat(realm.find("alice").getRequiredActions()).containsExactly(ACTION);
        advanceDays(1);
        signInElsewhere(this::assertLoggedIn);
        advanceDays(1);
        signInElsewhere(visitor -> {
            assertThat(choice(visitor).offersSkip()).isFalse();
            choice(visitor).choose(APP).on(SetUpTotpPage::new).confirm();
            assertLoggedIn(visitor);
        });

        assertThat(realm.find("alice").getRequiredActions()).isEmpty();
        assertThat(factorsOfAlice()).containsExactly("otp");
    }

    @Test
    @DisplayName("E2 two \"not now\" at the same time count once")
    void givenParallelSkips_whenPosted_thenCountedOnce() {
        enforced();
        alice();
        realm.create();
        List<RawLogin> logins =
                IntStream.range(0, 6).mapToObj(i -> new RawLogin(realm)).toList();
        logins.forEach(login -> login.password("alice", "wonderland"));

        List<CompletableFuture<RawLogin.Answer>> answers = logins.stream()
                .map(login -> login.postAsync(login.last().action(), Map.of("skip", "true")))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(302));
        assertThat(details("skip")).singleElement().satisfies(skip -> assertThat(skip)
                .containsEntry("mfa_reason", "2_left"));
        assertThat(realm.credentials("alice").findValuesAsText("credentialData").toString())
                .contains("\"snoozes\":1");
    }

    @Test
    @DisplayName("DM2a no factor and no demand: no challenge and no question")
    void givenNoDemand_whenPasswordRight_thenLoggedIn() {
        realm.flow("mfa").cookie().password().form(factors());
        alice();
        realm.create();

        signIn();

        assertLoggedIn();
    }

    @Test
    @DisplayName("DM2c E2 one factor: it is asked for and nothing else, and the session knows that MFA is demanded")
    void givenOneFactor_whenPasswordRight_thenItsChallengeAndNoQuestion() {
        enforced("mfa-snooze-max", "0");
        alice().phone(phone());
        realm.create();

        signIn().codePage().enter(textMessage());

        assertLoggedIn();
        assertThat(realm.credentials("alice").toString()).doesNotContain("mfa-preferences");
    }

    @Test
    @DisplayName("V5 E1 in German")
    void givenGerman_whenAsked_thenInGerman() {
        enforced();
        alice();
        realm.create();

        browser.authorize(realm, Map.of("ui_locales", "de")).loginPage().signIn("alice", "wonderland");

        assertThat(choice().text())
                .contains("Schützen Sie Ihr Konto", "Jetzt nicht", "Wir fragen in 14 Tagen wieder.")
                .contains("Sie können es noch 3-mal aufschieben.");
    }
}
