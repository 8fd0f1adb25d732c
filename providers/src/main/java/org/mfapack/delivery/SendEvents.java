package org.mfapack.delivery;

import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.mfapack.audit.Audit;
import org.mfapack.delivery.Message.Origin;

/** Tells operators of each message exactly once whether it went out (SPEC O1). */
public final class SendEvents {

    private final EventBuilder event;

    /**
     * Of a code, sent or not.
     *
     * @param session whose context holds the realm and the client
     */
    public SendEvents(KeycloakSession session, Channel channel, String maskedAddress, Origin origin) {
        event = new EventBuilder(session.getContext().getRealm(), session)
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .user(origin.userId())
                .ipAddress(origin.ipAddress())
                .detail(Details.CODE_ID, origin.loginId())
                .detail(Audit.EVENT, Audit.SEND)
                .detail(Audit.FACTOR, channel.credentialType())
                .detail(Audit.DESTINATION, maskedAddress);
        if (session.getContext().getClient() != null) {
            event.client(session.getContext().getClient());
        }
    }

    /**
     * Of any message.
     *
     * @param session whose context holds the realm and the client
     */
    public static SendEvents of(KeycloakSession session, Message message) {
        SendEvents events = new SendEvents(session, message.channel(), message.maskedAddress(), message.origin());
        if (message instanceof NoticeMessage notice) {
            events.event
                    .detail(Audit.EVENT, Audit.NOTICE)
                    .detail(Audit.NOTICE_KIND, notice.content().kind());
        }
        return events;
    }

    /** A sender has taken it. */
    public void sent(String sender) {
        event.detail(Audit.SENDER, sender).success();
    }

    /** No sender took it. The reason is a word for operators. */
    public void failed(String reason) {
        event.detail(Audit.REASON, reason).error("mfa_delivery_failed");
    }

    /** There was no place in the queue (SPEC D3). */
    public void refused() {
        failed("queue_full");
    }
}
