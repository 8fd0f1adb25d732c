package org.mfapack.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.UserSource;

@DisplayName("B1 B3 B5 Remembered browsers of users whom a read-only user storage keeps")
class DirectoryUserIT extends AliceIsRemembered {

    @BeforeEach
    void aliceOfADirectoryIsRemembered() {
        realm.usersFrom(UserSource.DIRECTORY);
        unlessRemembered("mfa-email-code");
        alice();
        realm.create();
        rememberedLogin();
    }

    @Test
    @DisplayName("B5 an administrator ends all sessions, of a user whose id has colons")
    void givenRemembered_whenAnAdministratorLogsOut_thenForgotten() {
        assertLetIn();

        realm.server().admin().post(userPath() + "/logout", Map.of());

        assertThat(remembered()).isEmpty();
        assertAsked();
        assertThat(reasons()).containsExactly("all_sessions_ended");
    }

    @RepeatedTest(3)
    @DisplayName("B3 tabs with one token end at once, though Keycloak keeps these credentials without a version")
    void givenTabsWithTheSameToken_whenTheyEndAtOnce_thenNobodyIsAlarmed() {
        List<Browser> tabs = endAtOnce(4);

        assertThat(tabs)
                .allSatisfy(
                        tab -> assertThat(tab.isAtApplication()).as(tab.html()).isTrue());
        assertThat(tabs.stream().map(tab -> mark(tab).getValue()).distinct()).hasSize(1);
        advance(Duration.ofMinutes(2));
        assertThat(isLetIn(tabs.get(3), "alice")).isTrue();
        assertThat(reasons()).isEmpty();
        tabs.forEach(Browser::close);
    }
}
