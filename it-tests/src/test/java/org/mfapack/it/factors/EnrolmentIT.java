package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ClosedCodePage;

@DisplayName("F2 Enrolment at login, because an administrator wants it, proves the address before anything is stored")
class EnrolmentIT extends AliceSignsIn {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private void mustEnrol(Factor factor) {
        alice().requiredAction(factor.setUpAction());
        realm.create();
        signIn();
    }

    private Browser submit(String address) {
        return browser.setUpAddressPage().submit(address, "");
    }

    private void assertNothingStored(Factor factor) {
        assertThat(labels(factor)).isEmpty();
        assertThat(realm.find("alice").getRequiredActions()).containsExactly(factor.setUpAction());
        assertNotLoggedIn();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenAddress_whenItsCodeIsEntered_thenStoredAndLoggedIn(Factor factor) {
        mustEnrol(factor);

        submit(destination(factor));
        assertNothingStored(factor);
        browser.codePage().enter(codes.sentTo(destination(factor)));

        assertLoggedIn();
        assertThat(realm.credentials("alice").toString()).contains(destination(factor));
        assertThat(realm.find("alice").getRequiredActions()).isEmpty();
        assertThat(realm.events("UPDATE_CREDENTIAL")).singleElement().satisfies(event -> assertThat(event.getDetails())
                .containsEntry("credential_type", factor.credentialType())
                .doesNotContainValue(destination(factor)));
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenAddress_whenCodeWrong_thenAskedAgainAndNothingStored(Factor factor) {
        mustEnrol(factor);
        submit(destination(factor));
        String code = codes.sentTo(destination(factor));

        browser.codePage().enter(Codes.not(code));

        assertThat(browser.codePage().message()).startsWith("That code is not right.");
        assertNothingStored(factor);
        browser.codePage().enter(code);
        assertLoggedIn();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    @DisplayName("F2 C2 an expired code is refused with a way on")
    void givenAddress_whenCodeExpired_thenANewOneCanBeAskedFor(Factor factor) {
        // By default a realm gives required actions no more than those five minutes, and then starts the login
        // anew.
        realm.with(settings -> settings.setAccessCodeLifespanUserAction(1800));
        mustEnrol(factor);
        submit(destination(factor));
        String late = codes.sentTo(destination(factor));

        realm.server().clock().advance(LIFETIME);
        browser.codePage().enter(late);

        assertThat(browser.text()).contains("This code has expired. Ask for a new one.");
        assertNothingStored(factor);
        browser.on(ClosedCodePage::new).resend();
        browser.codePage().enter(codes.sentTo(destination(factor), 2));
        assertLoggedIn();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    @DisplayName("F2 C11 a resend ends the code before")
    void givenCodeSentAgain_whenTheFirstIsEntered_thenRefused(Factor factor) {
        mustEnrol(factor);
        submit(destination(factor));
        String first = codes.sentTo(destination(factor));

        realm.server().clock().advance(Duration.ofSeconds(30));
        browser.codePage().resend();
        String second = codes.sentTo(destination(factor), 2);
        browser.codePage().enter(first);

        assertNothingStored(factor);
        browser.codePage().enter(second);
        assertLoggedIn();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenCodeSent_whenAddressChanged_thenOnlyTheNewOneCanBeProvenAndIsStored(Factor factor) {
        mustEnrol(factor);
        submit(destination(factor));
        String code = codes.sentTo(destination(factor));

        assertThat(browser.codePage().change().fields()).containsEntry("address", destination(factor));
        submit(anotherDestination(factor));
        browser.codePage().enter(code);
        assertNothingStored(factor);
        browser.codePage().enter(codes.sentTo(anotherDestination(factor)));

        assertLoggedIn();
        assertThat(labels(factor)).hasSize(1);
        assertThat(realm.credentials("alice").toString()).contains(anotherDestination(factor));
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenCodeSent_whenTheUserLeaves_thenNothingIsStoredAndEnrolmentStartsAnew(Factor factor) {
        mustEnrol(factor);
        submit(destination(factor));
        codes.sentTo(destination(factor));

        try (Browser later = new Browser()) {
            signIn(later);

            assertThat(later.setUpAddressPage().fields()).containsEntry("address", "");
            assertNothingStored(factor);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenPageOfTheAddress_whenReloaded_thenItIsShownAgain(Factor factor) {
        mustEnrol(factor);
        submit(destination(factor));
        codes.sentTo(destination(factor));

        browser.open(browser.codePage().action());

        browser.codePage();
        assertThat(codes.count(destination(factor))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenNoAddressYet_whenACodeIsPosted_thenAddressIsAskedFor(Factor factor) {
        mustEnrol(factor);

        for (Map<String, String> forged : List.of(
                Map.of("code", "123456"),
                Map.of("resend", "true"),
                Map.of("change", "true"),
                Map.of("cancel-aia", "true"),
                Map.<String, String>of())) {
            browser.post(browser.setUpAddressPage().action(), forged);
        }

        browser.setUpAddressPage();
        assertNothingStored(factor);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "SMS"})
    void givenAddressOfTheOtherKind_whenSubmitted_thenRefused(Factor factor) {
        mustEnrol(factor);
        Factor other = factor == Factor.EMAIL ? Factor.SMS : Factor.EMAIL;

        for (String nonsense : List.of(destination(other), "", "alice", "@", "123")) {
            submit(nonsense);

            assertThat(browser.setUpAddressPage().message())
                    .isEqualTo(
                            factor == Factor.EMAIL
                                    ? "Please enter a valid e-mail address, for example name@example.org."
                                    : "This number cannot be used. Please enter a mobile number, with its country"
                                            + " code.");
        }
        assertThat(codes.count(destination(other))).isZero();
        assertNothingStored(factor);
    }

    @Test
    @DisplayName("F2 C4 a code counts for the address it was sent to")
    void givenTwoSetUps_whenCodeOfTheOneIsEnteredInTheOther_thenRefused() {
        alice().requiredAction("mfa-set-up-email").requiredAction("mfa-set-up-sms");
        realm.create();
        signIn();
        submit(mail());
        browser.codePage().enter(codes.sentTo(mail()));

        submit(phone());
        String ofThePhone = codes.sentTo(phone());
        browser.codePage().enter(codes.sentTo(mail()));

        assertThat(browser.codePage().message()).startsWith("That code is not right.");
        assertThat(labels(Factor.SMS)).isEmpty();
        browser.codePage().enter(ofThePhone);
        assertLoggedIn();
    }

    @Test
    void givenActionDisabledMeanwhile_whenTheUserSignsIn_thenNotHeldUp() {
        alice().requiredAction("mfa-set-up-sms");
        realm.create();
        realm.changeRequiredAction("mfa-set-up-sms", action -> action.setEnabled(false));

        signIn();

        assertLoggedIn();
        assertThat(labels(Factor.SMS)).isEmpty();
    }
}
