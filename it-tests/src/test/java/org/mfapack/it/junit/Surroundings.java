package org.mfapack.it.junit;

import java.net.InetSocketAddress;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.server.KeycloakServerBuilder;

/** What stands around the servers of one test run: one mail server and one SMS gateway for all of them. */
public final class Surroundings implements AutoCloseable {

    public static final String ACCOUNT = "AC" + "0".repeat(32);
    public static final String TOKEN = "token-of-the-stand-in";
    public static final String FROM = "+15005550006";

    private final MailBox mailBox = MailBox.start();
    private final TwilioStandIn gateway = new TwilioStandIn(ACCOUNT, TOKEN).start(new InetSocketAddress(0));

    public MailBox mailBox() {
        return mailBox;
    }

    public TwilioStandIn gateway() {
        return gateway;
    }

    /** Has the server send its text messages to the stand-in, by the sender twilio and no other. */
    public void textMessagesOf(KeycloakServerBuilder server) {
        twilioOf(server.option("spi-mfa-sms--provider", "twilio"));
    }

    /** The sender twilio by default, and the senders http and log for realms that name them. */
    public void allSendersOf(KeycloakServerBuilder server) {
        twilioOf(server.option("spi-mfa-sms--provider-default", "twilio"))
                .option("spi-mfa-sms--http--url", "http://127.0.0.1:" + gateway.port() + "/sms")
                .option("spi-mfa-sms--http--header-X-Api-Key", TOKEN);
    }

    private KeycloakServerBuilder twilioOf(KeycloakServerBuilder server) {
        return server.option("spi-mfa-sms--twilio--account-sid", ACCOUNT)
                .option("spi-mfa-sms--twilio--auth-token", TOKEN)
                .option("spi-mfa-sms--twilio--from", FROM)
                .option("spi-mfa-sms--twilio--base-url", "http://127.0.0.1:" + gateway.port());
    }

    void forgetMessages() {
        mailBox.clear();
        gateway.clear();
    }

    @Override
    public void close() {
        gateway.close();
        mailBox.close();
    }
}
