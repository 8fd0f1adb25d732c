package org.mfapack.it.geo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.UserSource;

@DisplayName("K2 Logins of users whom a read-only user storage keeps are remembered")
class DirectoryUserIT extends AliceTravels {

    @ParameterizedTest
    @EnumSource(names = {"DIRECTORY", "IMPORTING_DIRECTORY"})
    void givenBrowserOfAnEarlierLogin_whenUsedAgain_thenNotAsked(UserSource source) {
        realm.usersFrom(source);
        asksWhen(Step.required("mfa-condition-new-browser"));
        assertThat(isAsked(GeoServer.BERLIN)).isTrue();
        awaitBrowsers("alice", 1);

        assertThat(isAsked(GeoServer.NEW_YORK)).isFalse();
        assertThat(decisions()).isEqualTo("new-browser=unmet(known)");
    }
}
