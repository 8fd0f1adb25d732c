package org.mfapack.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.server.KeycloakServer;

@DisplayName("X3: a node dies in the middle of logins")
class KilledNodeIT extends AliceRoams {

    private static final int LOGINS = 9;

    @Test
    @DisplayName("X3, C5, C7: they go on at the others, and what was used up or counted stays so")
    void givenOpenLoginsOnThreeNodes_whenOneIsKilled_thenAllGoOn() {
        codesByEmail();
        KeycloakServer victim = realm.server().addNode();
        RawLogin used = opened();
        String usedCode = mailed(1);
        String usedAction = used.last().action();
        assertThat(isLoggedIn(used.code(usedCode))).isTrue();
        List<RawLogin> open = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (int login = 0; login < LOGINS; login++) {
            open.add(opened());
            codes.add(mailed(login + 2));
        }
        open.get(0).code(WRONG);
        signIn(browser);
        String browsersCode = mailed(LOGINS + 2);

        victim.kill();

        browser.codePage().enter(browsersCode);
        assertLoggedIn(browser);
        for (int login = 0; login < LOGINS; login++) {
            assertThat(isLoggedIn(open.get(login).code(codes.get(login))))
                    .as("login " + login + ": " + open.get(login).last())
                    .isTrue();
        }
        assertThat(isLoggedIn(
                        used.postAsync(usedAction, Map.of("code", usedCode)).join()))
                .isFalse();
        assertThat(realm.events("LOGIN")).hasSize(LOGINS + 2);
        try (Browser newcomer = new Browser()) {
            signIn(newcomer).codePage().enter(mailed(LOGINS + 3));
            assertLoggedIn(newcomer);
        }
    }
}
