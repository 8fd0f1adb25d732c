package org.mfapack.it.delivery;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.TestRealm;

/** A circuit breaker remembers the last ten tries of its sender, whoever's they were; after this all were good. */
final class GoodRecord {

    static final int REMEMBERED = 10;
    private static final String USER = "regular";

    private GoodRecord() {}

    /** To be called while the realm is drawn. */
    static String draw(TestRealm draft) {
        String phone = Drafts.newPhone();
        draft.user(USER).password(Drafts.PASSWORD).phone(phone);
        return phone;
    }

    static void make(TestRealm realm, TwilioStandIn gateway, String phone) {
        int logins = 0;
        while (gateway.messagesTo(phone).size() < REMEMBERED) {
            new RawLogin(realm).password(USER, Drafts.PASSWORD);
            logins += 1;
            int outcomes = logins;
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> realm.mfaEvents("send", USER).size() == outcomes);
        }
    }
}
