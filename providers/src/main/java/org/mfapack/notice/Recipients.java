package org.mfapack.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.mfapack.factor.Destination;

/**
 * Who is told of an incident (SPEC N1): each verified e-mail address, before and after. Phones, when there is no e-mail at
 * all, or when phones are what the incident is about (SPEC F3); then not the one just added, which has had its code.
 */
record Recipients(List<Destination> emails, List<Destination> phones) {

    static Recipients of(Incident incident, KnownAddresses before, KnownAddresses after) {
        Map<String, Destination> emails = new LinkedHashMap<>();
        Stream.concat(before.emails().stream(), after.emails().stream())
                .forEach(email -> emails.putIfAbsent(email.address().toLowerCase(Locale.ROOT), email));
        boolean phones = emails.isEmpty() || incident.isAboutPhone();
        return new Recipients(List.copyOf(emails.values()), phones ? before.phones() : List.of());
    }
}
