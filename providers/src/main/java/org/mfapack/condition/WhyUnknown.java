package org.mfapack.condition;

import org.keycloak.models.KeycloakSession;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.place.Place;

/** Why a fact about places or earlier logins is not known, in a word for the event of the login (SPEC K5). */
final class WhyUnknown {

    /** Nothing is remembered of the user. */
    static final String NO_LOGIN = "no_earlier_login";

    private static final String FILE_OPTION = "spi-mfa-geo--maxmind--file";

    private WhyUnknown() {}

    /** Why a place is unknown. A server that cannot know any is a finding: the condition would be the same for everybody. */
    static String noPlace(KeycloakSession session, Options options) {
        if (Place.areKnown(session)) {
            return "no_place";
        }
        options.find(new Finding(
                FILE_OPTION,
                "no places are known",
                "the condition's value for \"unknown\"",
                "Give the server a MaxMind DB file by --" + FILE_OPTION + "."));
        return "no_geo_file";
    }
}
