package org.mfapack.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.delivery.Drafts.PASSWORD;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.junit.Surroundings;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.server.KeycloakServer;

@KeycloakTest(server = Impatient.class)
@DisplayName("D8, DM4: what nobody may find")
class SecretsIT {

    private static final int LOGINS = 25;
    private static final String CREDENTIALS = Base64.getEncoder()
            .encodeToString((Surroundings.ACCOUNT + ":" + Surroundings.TOKEN).getBytes(StandardCharsets.UTF_8));

    private final String phone = Drafts.newPhone();

    private static Step unmistakable(String authenticator) {
        return Step.alternative(authenticator)
                .with("mfa-code-alphabet", "crockford")
                .with("mfa-code-length", "10");
    }

    private TestRealm create(TestRealm draft) {
        draft.flow("delivery").password().secondFactor(unmistakable("mfa-sms-code"), unmistakable("mfa-email-code"));
        draft.user("alice").password(PASSWORD).phone(phone);
        draft.user("bob").password(PASSWORD).emailFactor("bob@secrets.example");
        return draft.create();
    }

    @Test
    @DisplayName("D8: the gateway's token stands in no flow, no realm export and no log line")
    void givenLogins_whenRealmExportedAndLogRead_thenNoToken(TestRealm draft, TwilioStandIn gateway) {
        TestRealm realm = create(draft);
        new RawLogin(realm).password("alice", PASSWORD);
        Sms.await(gateway, phone);
        KeycloakServer server = realm.server();

        assertThat(server.admin()
                        .post("/" + realm.name() + "/partial-export?exportClients=true&exportGroupsAndRoles=true", null)
                        .toString())
                .contains("mfa-sms-code")
                .doesNotContain(Surroundings.TOKEN)
                .doesNotContain(CREDENTIALS);
        assertThat(server.insides().database()).doesNotContain(Surroundings.TOKEN);
        assertThat(server.log().text())
                .contains("Keycloak")
                .doesNotContain(Surroundings.TOKEN)
                .doesNotContain(CREDENTIALS);
    }

    @Test
    @DisplayName("DM4, C3: no code of fifty logins is in the database, the caches or the log at TRACE")
    void givenFiftyLogins_whenEverythingSearched_thenNoCode(TestRealm draft, TwilioStandIn gateway, MailBox mail) {
        TestRealm realm = create(draft);
        List<String> codes = new ArrayList<>();
        for (int login = 1; login <= LOGINS; login++) {
            RawLogin bySms = new RawLogin(realm);
            bySms.password("alice", PASSWORD);
            RawLogin byMail = new RawLogin(realm);
            byMail.password("bob", PASSWORD);
            codes.add(Sms.await(gateway, phone, login).code());
            codes.add(mail.awaitMessagesTo("bob@secrets.example", login).get(0).code());
            if (login % 2 == 0) {
                bySms.code(codes.get(codes.size() - 2));
                byMail.code(codes.get(codes.size() - 1));
                assertThat(bySms.last().isAtApplication()).isTrue();
                assertThat(byMail.last().isAtApplication()).isTrue();
            }
        }

        assertThat(codes).doesNotHaveDuplicates().hasSize(2 * LOGINS);
        String everything = String.join(
                "\n",
                realm.server().insides().database(),
                realm.server().insides().caches(),
                realm.server().log().text(),
                realm.admin("/events?max=1000").toString());
        assertThat(everything).contains("mfa.challenge.").contains("\"mfa_event\":\"send\"");
        assertThat(codes)
                .allSatisfy(code -> assertThat(everything.contains(code)).isFalse());
    }
}
