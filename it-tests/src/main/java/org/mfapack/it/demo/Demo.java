package org.mfapack.it.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.server.KeycloakServer;
import org.mfapack.it.server.Workspace;

/** What {@code ./demo.sh} runs: Keycloak with the pack and a realm, a mailbox, a phone, and pages to look at them. */
public final class Demo {

    private static final int KEYCLOAK = 8080;
    private static final int INBOX = 8025;
    private static final int SMTP = 1025;
    private static final int SMS = 8026;

    private static final String ACCOUNT_SID = "ACdemo";
    private static final String AUTH_TOKEN = "demo";
    private static final String SENDER = "+4915799900000";

    private final PrintStream out;
    private final ThingsToStop running = new ThingsToStop();

    private Demo(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        Demo demo = new Demo(System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(demo.running::close, "stop the demo"));
        try {
            demo.start(List.of(arguments).contains("--no-browser"));
        } catch (IOException | RuntimeException e) {
            System.err.println("The demo could not start: " + e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private void start(boolean withoutBrowser) throws IOException {
        Ports ports = new Ports(out);
        int keycloakPort = ports.prefer(KEYCLOAK, "Keycloak");
        int inboxPort = ports.prefer(INBOX, "the inbox");
        int smtpPort = ports.prefer(SMTP, "the mail server");
        int smsPort = ports.prefer(SMS, "the SMS gateway");

        URI keycloak = URI.create("http://localhost:" + keycloakPort);
        URI inboxPage = URI.create("http://localhost:" + inboxPort);
        URI app = inboxPage.resolve("/app");

        Inbox inbox = new Inbox();
        running.add(new MailServer(smtpPort, inbox));
        TwilioStandIn gateway = running.add(new TwilioStandIn(ACCOUNT_SID, AUTH_TOKEN).start(smsPort));
        gateway.onMessage(message -> inbox.sms(message.from(), message.to(), message.body()));
        running.add(
                new InboxServer(inboxPort, inbox, new SampleApp(keycloak.resolve("/realms/" + DemoRealm.NAME), app)));

        out.println("Keycloak is starting; this takes up to a minute.");
        KeycloakServer server = running.add(KeycloakServer.builder()
                .devMode()
                .withoutTestProviders()
                .port(keycloakPort)
                .option("spi-mfa-sms--provider", "twilio")
                .option("spi-mfa-sms--twilio--account-sid", ACCOUNT_SID)
                .option("spi-mfa-sms--twilio--auth-token", AUTH_TOKEN)
                .option("spi-mfa-sms--twilio--from", SENDER)
                .option("spi-mfa-sms--twilio--base-url", gateway.baseUri().toString())
                .start());
        running.addProcessesOfThisJvm();
        Path recipe = Workspace.root().resolve("realm-export/demo-realm.json");
        server.admin()
                .post(
                        "",
                        DemoRealm.read(recipe)
                                .withSmtpPort(smtpPort)
                                .withApp(app)
                                .json());

        greet(keycloak, inboxPage, app);
        if (!withoutBrowser) {
            Browser.open(inboxPage);
        }
    }

    private void greet(URI keycloak, URI inboxPage, URI app) {
        out.printf(
                """

            The demo is ready.

              Application      %s
              Inbox            %s   (e-mails and text messages)
              Account console  %s/realms/%s/account
              Admin console    %s/admin   (admin, password admin)

              User   Password  Second factor
              alice  alice     code by e-mail
              bob    bob       code by SMS
              carol  carol     authenticator app (secret %s), e-mail or SMS
              dave   dave      none yet; is asked to protect the account, and may say "Not now"

            Ctrl-C stops everything.
            """,
                app, inboxPage, keycloak, DemoRealm.NAME, keycloak, DemoRealm.CAROLS_TOTP_SECRET);
    }
}
