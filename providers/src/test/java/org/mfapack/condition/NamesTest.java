package org.mfapack.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.config.Options;

@DisplayName("K2 names that may end in a wildcard")
class NamesTest {

    private static Names names(String list, boolean anyCase) {
        return Names.of(new Options(Map.of("names", list)), "names", anyCase);
    }

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource({
        "app, app, true",
        "app, apple, false",
        "app, App, false",
        "app##shop, shop, true",
        "app-*, app-1, true",
        "app-*, app-, true",
        "app-*, app, false",
        "*, anything, true",
        "a.p, abp, false",
    })
    void givenNames_whenAsked_thenContainedOrNot(String list, String name, boolean contained) {
        assertThat(names(list, false).contain(name)).isEqualTo(contained);
    }

    @Test
    void givenCaseDoesNotMatter_whenAsked_thenItDoesNot() {
        assertThat(names("FireFox##mac*", true).contain("Firefox")).isTrue();
        assertThat(names("FireFox##mac*", true).contain("Mac OS X")).isTrue();
    }

    @Test
    @DisplayName("K4 O4 a wildcard elsewhere is found, and not taken for nothing at all")
    void givenWildcardInside_whenRead_thenFound() {
        Options options = new Options(Map.of("names", "a*b##c"));
        Names names = Names.of(options, "names", false);

        assertThat(names.readable()).isFalse();
        assertThat(names.contain("c")).isTrue();
        assertThat(options.findings()).hasSize(1);
        assertThat(names("a*b", false).isAbsent()).isFalse();
        assertThat(names(" ", false).isAbsent()).isTrue();
    }
}
