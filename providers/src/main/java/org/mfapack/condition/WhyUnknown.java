package org.mfapack.condition;

import org.mfapack.facts.LoginFacts;

/** Why a fact about places or earlier logins is not known, in a word for the event of the login (SPEC K5). */
final class WhyUnknown {

    /** Nothing is remembered of the user. */
    static final String NO_LOGIN = "no_earlier_login";

    private WhyUnknown() {}

    static Answer noPlace(LoginFacts facts) {
        return Answer.unknown(facts.arePlacesKnown() ? "no_place" : "no_geo_file");
    }
}
