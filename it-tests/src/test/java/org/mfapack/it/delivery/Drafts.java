package org.mfapack.it.delivery;

import java.util.concurrent.atomic.AtomicInteger;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;

/** Realms whose second factor is a code, as most tests of deliveries need them. */
final class Drafts {

    static final String PASSWORD = "wonderland";
    static final Totp TOTP = new Totp("a-secret-of-twenty-b");

    private static final AtomicInteger PHONES = new AtomicInteger(1000);

    private Drafts() {}

    /** A number that no other test uses, so that a late message of one is not taken for that of another. */
    static String newPhone() {
        return "+49151123" + (40000 + PHONES.incrementAndGet());
    }

    /** Password, then SMS or the authenticator app for whoever has one of them; nothing more for others. */
    static TestRealm smsOrTotp(TestRealm draft) {
        draft.flow("delivery")
                .password()
                .conditionalSecondFactor(
                        Step.required("conditional-user-configured"),
                        Step.alternative("mfa-sms-code"),
                        Step.alternative("auth-otp-form"));
        return draft;
    }

    /** Password, then a code by e-mail or the authenticator app. */
    static TestRealm emailOrTotp(TestRealm draft) {
        draft.flow("delivery")
                .password()
                .conditionalSecondFactor(
                        Step.required("conditional-user-configured"),
                        Step.alternative("mfa-email-code"),
                        Step.alternative("auth-otp-form"));
        return draft;
    }
}
