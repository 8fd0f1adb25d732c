package org.mfapack.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.util.JsonSerialization;
import org.mfapack.it.junit.EverythingLogged;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;

@KeycloakTest(server = EverythingLogged.class)
@DisplayName("R2, DM4: only salted hashes are kept")
class NoPlainCodesIT extends AliceRecovers {

    private static final Pattern SALT = Pattern.compile("\\\\?\"salt\\\\?\":\\\\?\"([^\"\\\\]+)");

    private final List<String> shown = new ArrayList<>();

    @Test
    void givenCodesShownConfirmedAndUsed_whenServerSearched_thenHashesWithSaltsOfTheirOwnAndNoCode()
            throws IOException {
        secondFactors(recoveryCode());
        alice();
        create();
        browser.authorize(realm, Map.of("kc_action", SET_UP)).loginPage().signIn(ALICE, PASSWORD);
        shown.addAll(browser.on(RecoveryCodesPage::new).codes());
        String caches = realm.server().insides().caches();
        assertThat(caches).contains("mfa.recovery.pending").satisfies(this::holdsNoCode);

        browser.on(RecoveryCodesPage::new).confirm();
        assertThat(works(shown.get(0))).isTrue();
        try (Browser other = new Browser()) {
            askedForCode(other).enter(shown.get(0));
            assertThat(realm.server().insides().caches()).satisfies(this::holdsNoCode);
        }

        String database = realm.server().insides().database();
        assertThat(database).contains(TYPE).satisfies(this::holdsNoCode);
        assertThat(salts(database)).hasSize(9).doesNotHaveDuplicates();
        assertThat(JsonSerialization.writeValueAsString(realm.events())).satisfies(this::holdsNoCode);
        try (Stream<String> lines = Files.lines(realm.server().log().path())) {
            assertThat(lines.filter(this::tellsACode).map(line -> line.substring(0, Math.min(400, line.length()))))
                    .isEmpty();
        }
        JsonNode visible = new ObjectMapper()
                .readTree(stored().get(0).path("credentialData").asText());
        assertThat(visible.fieldNames()).toIterable().containsExactlyInAnyOrder("total", "length", "createdAt");
    }

    /** Those in the rows of our credential; passwords have salts, too. */
    private static List<String> salts(String database) {
        return Stream.of(database.split("\n"))
                .filter(line -> line.contains(TYPE) && line.contains("salt"))
                .flatMap(line -> SALT.matcher(line).results().map((MatchResult salt) -> salt.group(1)))
                .toList();
    }

    private void holdsNoCode(String text) {
        assertThat(tellsACode(text)).isFalse();
    }

    private boolean tellsACode(String text) {
        assertThat(shown).isNotEmpty();
        return shown.stream().anyMatch(code -> text.contains(code) || text.contains(code.replace("-", "")));
    }
}
