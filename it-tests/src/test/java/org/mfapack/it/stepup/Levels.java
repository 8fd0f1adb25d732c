package org.mfapack.it.stepup;

import java.time.Duration;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;

/** Flows with levels of authentication, under the names that applications ask for them by. */
final class Levels {

    private static final String ESSENTIAL = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"%s\"]}}}";

    private static final Duration LONG = Duration.ofDays(30);
    private static final String NAMES = "{\"pwd\":1,\"mfa\":2,\"three\":3}";

    private Levels() {}

    /** Level 1 is a password, level 2 a factor of the user's choice, set up on the way if there is none. */
    static void passwordThenChoice(TestRealm realm) {
        realm.attribute("acr.loa.map", NAMES)
                .flow("levels")
                .step(AliceStepsUp.signIn(
                        Step.level(1, LONG, AliceStepsUp.passwordForm()),
                        Step.level(
                                2,
                                LONG,
                                Step.required("mfa-enforce"),
                                Step.conditional(
                                        "choice of factor",
                                        Step.required("conditional-user-configured"),
                                        Step.alternative("auth-otp-form"),
                                        Step.alternative("mfa-sms-code"),
                                        Step.alternative("mfa-email-code")))))
                .step(Step.required("mfa-require-level"));
    }

    /** One level for each of three steps, in this order. */
    static void chain(TestRealm realm, Step first, Step second, Step third) {
        realm.attribute("acr.loa.map", NAMES)
                .flow("levels")
                .step(AliceStepsUp.signIn(
                        Step.level(1, LONG, first), Step.level(2, LONG, second), Step.level(3, LONG, third)))
                .step(Step.required("mfa-require-level"));
    }

    static String essential(String acr) {
        return ESSENTIAL.formatted(acr);
    }
}
