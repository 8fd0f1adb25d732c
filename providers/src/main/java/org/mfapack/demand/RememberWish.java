package org.mfapack.demand;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whether the browser of a login may be remembered, and whether its user wants that (SPEC B1). Both are kept in the
 * authentication session of the tab: a form can only answer where a page has asked, and after the factor was accepted.
 */
public final class RememberWish {

    private static final String OFFER = "mfa.remember.offer";
    private static final String WISH = "mfa.remember.wish";

    private RememberWish() {}

    /**
     * Lets the pages of these factors ask; takes the place of an earlier offer.
     *
     * @param days how long each factor would be remembered, by credential type
     */
    public static void offerIn(AuthenticationSessionModel login, Map<String, Integer> days) {
        String offer = days.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining(","));
        if (!offer.equals(login.getAuthNote(OFFER))) {
            login.setAuthNote(OFFER, offer);
        }
    }

    /** For how many days the page of a factor may offer to remember it; empty if it must not ask. */
    public static OptionalInt offeredIn(AuthenticationSessionModel login, String credentialType) {
        Integer days = offers(login).get(credentialType);
        return days == null ? OptionalInt.empty() : OptionalInt.of(days);
    }

    /** The user wants a factor remembered that was accepted just now; without effect where that was not offered. */
    public static void makeIn(AuthenticationSessionModel login, String credentialType) {
        if (offeredIn(login, credentialType).isPresent()) {
            Set<String> wishes = of(login);
            wishes.add(credentialType);
            login.setAuthNote(WISH, String.join(",", wishes));
        }
    }

    /** The factors to be remembered once the login has ended well. */
    public static Set<String> of(AuthenticationSessionModel login) {
        return parts(login.getAuthNote(WISH));
    }

    private static Map<String, Integer> offers(AuthenticationSessionModel login) {
        return parts(login.getAuthNote(OFFER)).stream()
                .map(offer -> offer.split("=", 2))
                .collect(Collectors.toMap(
                        part -> part[0], part -> Integer.valueOf(part[1]), (one, other) -> one, LinkedHashMap::new));
    }

    private static Set<String> parts(String note) {
        return Arrays.stream(note == null ? new String[0] : note.split(",", -1))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
