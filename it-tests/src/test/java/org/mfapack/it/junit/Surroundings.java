package org.mfapack.it.junit;

import org.mfapack.it.mail.MailBox;
import org.mfapack.it.server.KeycloakServerBuilder;

/** What stands around the servers of one test run: one mail server and one SMS gateway for all of them. */
public final class Surroundings implements AutoCloseable {

    private final MailBox mailBox = MailBox.start();

    public MailBox mailBox() {
        return mailBox;
    }

    void smsGatewayFor(KeycloakServerBuilder server) {}

    void forgetMessages() {
        mailBox.clear();
    }

    @Override
    public void close() {
        mailBox.close();
    }
}
