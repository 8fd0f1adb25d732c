package org.mfapack.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mfapack.it.delivery.Drafts.PASSWORD;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.gateway.Received;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.junit.ServerSetting;
import org.mfapack.it.junit.Surroundings;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.ClosedCodePage;
import org.mfapack.it.page.ExpiredPage;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.server.KeycloakServerBuilder;
import org.mfapack.it.server.Workspace;

@KeycloakTest(server = DevelopmentIT.WithVault.class)
@DisplayName("D6, D8: start-dev, with secrets in a file vault")
class DevelopmentIT {

    private static final Path VAULT = Workspace.target().resolve("vault");

    public static final class WithVault implements ServerSetting {

        @Override
        public void applyTo(KeycloakServerBuilder server, Surroundings surroundings) {
            surroundings.allSendersOf(server);
            server.devMode()
                    .option("vault", "file")
                    .sharing(VAULT)
                    .option("vault-dir", VAULT.toString())
                    .option("spi-mfa-sms--twilio--auth-token", "\\${vault.twilio-token}")
                    .option("spi-mfa-sms--http--content-type", "application/x-www-form-urlencoded")
                    .option("spi-mfa-sms--http--header-X-Api-Key", "Key \\${vault.twilio-token}");
            try {
                Files.createDirectories(VAULT);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final String phone = Drafts.newPhone();
    private TestRealm realm;

    @BeforeEach
    void create(TestRealm draft) {
        realm = Drafts.smsOrTotp(draft);
        realm.user("alice").password(PASSWORD).phone(phone);
        realm.create();
    }

    private void putIntoVault(String value) throws IOException {
        Files.writeString(VAULT.resolve(realm.name() + "_twilio-token"), value);
    }

    @Test
    @DisplayName("D8: ${vault.key} is looked up in the vault of the realm")
    void givenTokenInVault_whenLogin_thenGatewayTakesIt(Browser browser, TwilioStandIn gateway) throws IOException {
        putIntoVault(Surroundings.TOKEN + "\n");

        browser.login(realm)
                .signIn("alice", PASSWORD)
                .codePage()
                .enter(Sms.await(gateway, phone).code());

        assertThat(browser.isAtApplication()).isTrue();
        assertThat(realm.server().log().text()).doesNotContain(Surroundings.TOKEN);
    }

    @Test
    @DisplayName("D8: a missing vault entry is a message that fails, not a broken page")
    void givenNothingInVault_whenLogin_thenSaid(Browser browser, TwilioStandIn gateway) {
        browser.login(realm).signIn("alice", PASSWORD).codePage();
        await().until(() -> !realm.mfaEvents("send", "alice").isEmpty());

        ClosedCodePage failed = browser.refresh().on(ExpiredPage::new).goOn().on(ClosedCodePage::new);

        assertThat(failed.message()).isEqualTo("We could not deliver the message.");
        assertThat(realm.mfaEvents("send", "alice").get(0).getDetails()).containsEntry("mfa_reason", "no_vault_entry");
        assertThat(gateway.receivedFor(phone)).isEmpty();
    }

    @Test
    @DisplayName("D6, D8: http sends a form, and headers from the vault")
    void givenHttpWithForm_whenLogin_thenForm(Browser browser, TwilioStandIn gateway) throws IOException {
        putIntoVault("of the realm");
        realm.configureRequiredAction(
                "mfa-set-up-sms", Map.of("mfa-sms-senders", "http", "mfa-sms-sender-id", "Hat & Co+"));

        browser.login(realm).signIn("alice", PASSWORD).codePage();

        Sms.await(gateway, phone);
        Received request = gateway.receivedFor(phone).get(0);
        assertThat(request.headers())
                .containsEntry("Content-Type", "application/x-www-form-urlencoded")
                .containsEntry("X-Api-Key", "Key of the realm");
        assertThat(request.fields()).containsOnlyKeys("to", "from", "text").containsEntry("from", "Hat & Co+");
    }

    @Test
    @DisplayName("D6: log writes the message to the server log, where a developer finds it")
    void givenLog_whenLogin_thenMessageInServerLog(Browser browser) {
        realm.configureRequiredAction("mfa-set-up-sms", Map.of("mfa-sms-senders", "log"));
        long mark = realm.server().log().length();
        browser.login(realm).signIn("alice", PASSWORD).codePage();
        Pattern lastLine = Pattern.compile(
                "(?m)^@" + Pattern.quote(realm.server().baseUri().getHost()) + " #(\\d{6})");

        await().until(() ->
                lastLine.matcher(realm.server().log().textSince(mark)).find());

        String logged = realm.server().log().textSince(mark);
        Matcher line = lastLine.matcher(logged);
        assertThat(line.find()).isTrue();
        assertThat(logged).doesNotContain(phone);
        browser.codePage().enter(line.group(1));
        assertThat(browser.isAtApplication()).isTrue();
    }
}
