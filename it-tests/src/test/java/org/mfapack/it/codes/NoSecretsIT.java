package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.util.JsonSerialization;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.EverythingLogged;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.server.KeycloakServer;

@KeycloakTest(server = EverythingLogged.class)
@DisplayName("C3, DM4: no code is readable anywhere on the server")
class NoSecretsIT {

    private static final int LOGINS_EACH = 10;
    private static final String PASSWORD = "wonderland";
    private static final String MAILED = "mailed";
    private static final String TEXTED = "texted";

    /** Ten characters of 32: none of them stands in an id or a time by chance. */
    private static final Map<String, String> LONG_CODES =
            Map.of("mfa-code-length", "10", "mfa-code-alphabet", "crockford");

    private final List<String> sent = new ArrayList<>();

    @Test
    void givenTwentyLoginsAtTrace_whenServerSearched_thenNoCodeAndInOurLinesNoAddress(
            TestRealm draft, KeycloakServer server, MailBox mail, TwilioStandIn gateway, Browser browser)
            throws IOException, InterruptedException {
        TestRealm realm = withEitherFactor(draft);
        String address = CodeRealm.addressOf(realm, MAILED);
        Inbox mails = Inbox.of(mail, address);
        Inbox texts = Inbox.of(gateway, phone(realm));

        for (int i = 0; i < LOGINS_EACH; i++) {
            logIn(realm, MAILED, mails);
            logIn(realm, TEXTED, texts);
        }
        String added = "added@" + realm.name() + ".example.org";
        enrol(realm, browser, texts, added, Inbox.of(mail, added));

        assertThat(sent).hasSize(4 * LOGINS_EACH + 2).doesNotHaveDuplicates();
        assertThat(server.insides().database()).contains("mfa_destination").satisfies(this::holdsNoCode);
        assertThat(server.insides().caches()).satisfies(this::holdsNoCode);
        assertThat(JsonSerialization.writeValueAsString(realm.events()))
                .contains("mfa_event")
                .satisfies(this::holdsNoCode);
        assertThat(metrics(server)).contains("jvm_").satisfies(this::holdsNoCode);
        assertThat(linesOf(server, line -> line.contains("TRACE"))).isNotEmpty();
        assertThat(linesOf(server, line -> sent.stream().anyMatch(line::contains)))
                .isEmpty();
        assertThat(linesOf(
                        server,
                        line -> line.contains("[org.mfapack")
                                && Stream.of(
                                                address,
                                                added,
                                                phone(realm),
                                                phone(realm).substring(3))
                                        .anyMatch(line::contains)))
                .isEmpty();
    }

    private static TestRealm withEitherFactor(TestRealm draft) {
        CodeRealm.passwordThen(draft, Step.all("code", withLongCodes("mfa-sms-code"), withLongCodes("mfa-email-code")));
        draft.user(MAILED).password(PASSWORD).verifiedEmail(CodeRealm.addressOf(draft, MAILED));
        draft.user(TEXTED).password(PASSWORD).phone(phone(draft));
        TestRealm realm = draft.create();
        realm.server()
                .admin()
                .put(
                        "/" + realm.name() + "/authentication/required-actions/mfa-set-up-email/config",
                        Map.of("config", LONG_CODES));
        return realm;
    }

    private static Step withLongCodes(String authenticator) {
        Step step = Step.alternative(authenticator);
        for (Map.Entry<String, String> option : LONG_CODES.entrySet()) {
            step = step.with(option.getKey(), option.getValue());
        }
        return step;
    }

    private static String phone(TestRealm realm) {
        return CodeRealm.phoneOf(realm, CodeRealm.ALICE);
    }

    /** With a wrong code, a resend, and a look inside while the challenge is open. */
    private void logIn(TestRealm realm, String user, Inbox inbox) {
        int before = inbox.codes().size();
        RawLogin login = new RawLogin(realm);
        login.password(user, PASSWORD);
        sent.add(inbox.await(before + 1));
        login.code("WRONGWRONG");
        realm.server().clock().advance(Duration.ofSeconds(30));
        login.post(Map.of("resend", "true"));
        sent.add(inbox.await(before + 2));
        assertThat(realm.server().insides().caches())
                .contains("mfa.challenge.", realm.find(user).getId())
                .satisfies(this::holdsNoCode);

        login.code(sent.get(sent.size() - 1));

        assertThat(login.last().isAtApplication()).isTrue();
    }

    private void enrol(TestRealm realm, Browser browser, Inbox texts, String address, Inbox mails) {
        int before = texts.codes().size();
        browser.authorize(realm, Map.of("kc_action", "mfa-set-up-email"));
        browser.loginPage().signIn(TEXTED, PASSWORD).codePage();
        sent.add(texts.await(before + 1));
        browser.codePage().enter(sent.get(sent.size() - 1));
        browser.setUpAddressPage().submit(address, "");
        sent.add(mails.await());
        assertThat(realm.server().insides().caches()).satisfies(this::holdsNoCode);
        browser.codePage().enter(sent.get(sent.size() - 1));
        assertThat(browser.returned("kc_action_status")).contains("success");
    }

    private void holdsNoCode(String text) {
        assertThat(sent).noneMatch(text::contains);
    }

    private static List<String> linesOf(KeycloakServer server, Predicate<String> wanted) throws IOException {
        Path log = server.log().path();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(wanted)
                    .limit(20)
                    .map(line -> line.substring(0, Math.min(400, line.length())))
                    .toList();
        }
    }

    private static String metrics(KeycloakServer server) throws IOException, InterruptedException {
        URI metrics = server.managementUri().resolve("/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body();
    }
}
