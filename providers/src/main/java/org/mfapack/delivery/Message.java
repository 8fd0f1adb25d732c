package org.mfapack.delivery;

import java.util.Locale;

/** Something on its way to one address: ids and plain values only, because it leaves the request thread. */
public sealed interface Message permits CodeMessage, NoticeMessage {

    Channel channel();

    String address();

    /** What events may show of the address. */
    String maskedAddress();

    /** The language that it is written in. */
    Locale locale();

    Origin origin();

    /**
     * The login that a message belongs to. All but the realm and the user may be absent, for instance when an
     * administrator is the cause.
     *
     * @param clientUuid internal id of the client
     * @param loginId id of the root authentication session, Keycloak's event detail {@code code_id}
     */
    record Origin(String realmId, String userId, String clientUuid, String ipAddress, String loginId) {}
}
