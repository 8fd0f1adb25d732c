package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;
import org.mfapack.it.realm.UserDraft;

/** Second factors that go through the same scenarios: Keycloak's own, as the measure, and those of the pack. */
enum Factor {
    AUTHENTICATOR_APP("auth-otp-form", "otp", "CONFIGURE_TOTP", "Authenticator Application") {
        @Override
        UserDraft enrol(UserDraft user, String destination) {
            return user.totp(TOTP);
        }

        @Override
        Screen page(Browser browser) {
            return browser.totpPage();
        }

        @Override
        Browser enter(Browser browser, String code) {
            return browser.totpPage().enter(code);
        }

        @Override
        String code(TestRealm realm, Codes codes) {
            return realm.code(TOTP);
        }

        @Override
        Browser setUp(TestRealm realm, Browser browser, Codes codes) {
            return browser.on(SetUpTotpPage::new).confirm();
        }
    },
    EMAIL("mfa-email-code", "mfa-email", "mfa-set-up-email", "E-mail code") {
        @Override
        UserDraft enrol(UserDraft user, String destination) {
            return user.emailFactor(destination);
        }

        @Override
        String destination(TestRealm realm) {
            return "alice@" + realm.name() + ".example";
        }
    },
    SMS("mfa-sms-code", "mfa-sms", "mfa-set-up-sms", "SMS code") {
        @Override
        UserDraft enrol(UserDraft user, String destination) {
            return user.phone(destination);
        }

        @Override
        String destination(TestRealm realm) {
            return "+4915112%06d".formatted(Integer.parseInt(realm.name().substring(1)));
        }
    };

    static final Totp TOTP = new Totp("a-secret-of-twenty-b");

    private final String authenticator;
    private final String credentialType;
    private final String setUpAction;
    private final String displayName;

    Factor(String authenticator, String credentialType, String setUpAction, String displayName) {
        this.authenticator = authenticator;
        this.credentialType = credentialType;
        this.setUpAction = setUpAction;
        this.displayName = displayName;
    }

    String authenticator() {
        return authenticator;
    }

    String credentialType() {
        return credentialType;
    }

    String setUpAction() {
        return setUpAction;
    }

    String displayName() {
        return displayName;
    }

    /** One that the user may have besides this one. */
    Factor another() {
        return this == EMAIL ? AUTHENTICATOR_APP : EMAIL;
    }

    abstract UserDraft enrol(UserDraft user, String destination);

    /** The page that asks for this factor; fails when the browser shows anything else. */
    Screen page(Browser browser) {
        Screen page = browser.codePage();
        assertThat(page.has("#mfa[data-channel='" + channel() + "']"))
                .as("%s asks for this factor", browser.text())
                .isTrue();
        return page;
    }

    Browser enter(Browser browser, String code) {
        page(browser);
        return browser.codePage().enter(code);
    }

    /** What the user reads from app, mailbox or phone. */
    String code(TestRealm realm, Codes codes) {
        return codes.sentTo(destination(realm));
    }

    /** Where the codes of one realm go; in no other, because messages of the test before may still be on their way. */
    String destination(TestRealm realm) {
        throw new IllegalStateException(this + " sends nothing");
    }

    /** Goes through the set-up page that the browser must be showing. */
    Browser setUp(TestRealm realm, Browser browser, Codes codes) {
        browser.setUpAddressPage().submit(destination(realm), "");
        return browser.codePage().enter(codes.sentTo(destination(realm)));
    }

    private String channel() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
