package org.mfapack.screens;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.template.TemplateException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreensTest {

    private static final List<String> CLOSED_STATES =
            List.of("expired", "exhausted", "superseded", "failed", "unsent", "blocked", "disabled", "forbidden");

    /** Every page in every state, language and kind of theme; rendering one with a missing text is an error. */
    static Stream<Screen> screens() {
        return Texts.LANGUAGES.stream().flatMap(language -> Stream.concat(
                        Stream.of("email", "sms")
                                .flatMap(channel -> Stream.concat(
                                        codeEntries(channel),
                                        Stream.of(Screen.addressEntry(channel), filled(channel)))),
                        Stream.concat(RecoveryScreensTest.screens(), ProtectAccountTest.screens()))
                .map(screen -> screen.in(language)));
    }

    private static Stream<Screen> codeEntries(String channel) {
        Stream<Screen> closed = CLOSED_STATES.stream()
                .map(state -> Screen.codeEntry(channel).with("state", state).withOtherWays("e1"));
        Stream<Screen> open = Stream.of(
                Screen.codeEntry(channel),
                Screen.codeEntry(channel).with("alphabet", "crockford").with("resendAllowed", false),
                Screen.codeEntry(channel).with("deliveryState", "pending").with("deliveryUrl", "/state"),
                Screen.codeEntry(channel).with("deliveryState", "failed").with("riskNotice", true),
                Screen.codeEntry(channel).with("riskNotice", true).with("saferOffered", true),
                Screen.codeEntry(channel).with("rememberDays", 30),
                Screen.codeEntry(channel).with("rememberDays", 1).with("rememberTicked", true),
                new Screen("mfa-remember-browser.ftl").with("days", 30),
                new Screen("mfa-confirm.ftl").with("ways", List.of()).withData("isAppInitiatedAction", true),
                new Screen("mfa-confirm.ftl").with("ways", List.of(Map.of("id", "totp", "name", "App", "hint", ""))),
                Screen.codeEntry(channel).with("enrolment", true).withData("isAppInitiatedAction", true),
                Screen.codeEntry(channel)
                        .with("otherDestinations", List.of(Map.of("id", "d1", "masked", "masked", "label", "label"))));
        return Stream.concat(closed, open);
    }

    private static Screen filled(String channel) {
        return Screen.addressEntry(channel)
                .with("address", "given")
                .with("label", "given")
                .with("example", "example")
                .with("existing", List.of("masked"))
                .with("riskNotice", true)
                .withData("isAppInitiatedAction", true)
                .withError("address", "wrong");
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("V4: nothing inline, whatever the page")
    void givenAnyScreen_whenRendered_thenItHasNoScriptHandlerOrStyleOfItsOwn(Screen screen) throws Exception {
        assertThat(screen.render())
                .doesNotContain("javascript:")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("<style\\b")
                .doesNotContainPattern("\\s(on\\w+|style)=");
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("V1: plain HTML under a theme without keycloak.v2's macros")
    void givenThemeWithoutFields_whenRendered_thenEveryInputHasItsLabel(Screen screen) throws Exception {
        String page = screen.underThemeWithoutFields().render();

        assertThat(page).doesNotContain("class=\"themed\"");
        for (String field : List.of("code", "address", "label", "saved")) {
            if (page.contains(" id=\"" + field + "\"")) {
                assertThat(page).contains("<label for=\"" + field + "\"");
            }
        }
    }

    @Nested
    @DisplayName("V2, C12: the code field")
    class CodeField {

        @Test
        void givenDigits_whenOpen_thenPhonesFillItAndNothingIsCutOff() throws Exception {
            String input = inputOf(Screen.codeEntry("sms"));

            assertThat(input)
                    .contains("name=\"code\"")
                    .contains("type=\"text\"")
                    .contains("autocomplete=\"one-time-code\"")
                    .contains("inputmode=\"numeric\"")
                    .contains("autocapitalize=\"off\"")
                    .contains("spellcheck=\"false\"")
                    .contains("dir=\"ltr\"")
                    .contains(" autofocus")
                    .doesNotContain("maxlength");
        }

        @Test
        void givenLettersAndDigits_whenOpen_thenTheKeyboardHasLetters() throws Exception {
            assertThat(inputOf(Screen.codeEntry("sms").with("alphabet", "crockford")))
                    .contains("inputmode=\"text\"");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void givenWrongCode_whenShownAgain_thenTheErrorBelongsToTheField(boolean themed) throws Exception {
            Screen screen = Screen.codeEntry("sms").withError("code", "<not right>");
            String page = (themed ? screen : screen.underThemeWithoutFields()).render();

            assertThat(page)
                    .contains("aria-describedby=\"code-hint input-error-code\"")
                    .contains("aria-invalid=\"true\"")
                    .contains("id=\"input-error-code\"")
                    .contains("&lt;not right&gt;")
                    .doesNotContain("<not right>");
        }

        @Test
        void givenOpenCode_whenEnterIsPressed_thenOnlyTheCodeCanBeSubmitted() throws Exception {
            String form = formOf(Screen.codeEntry("sms").withOtherWays("e1"), "mfa-code-form");

            assertThat(form).contains("action=\"/action\"", "method=\"post\"", "name=\"code\"");
            assertThat(form.split("<button", -1)).hasSize(2);
            assertThat(form).doesNotContain("name=\"resend\"");
        }

        private static String inputOf(Screen screen) throws Exception {
            String page = screen.render();
            int start = page.indexOf("<input id=\"code\"");
            assertThat(start).isNotNegative();
            return page.substring(start, page.indexOf('>', start));
        }
    }

    @Nested
    @DisplayName("C2, C11: never a dead end")
    class Resend {

        @ParameterizedTest
        @ValueSource(strings = {"expired", "exhausted", "superseded", "failed", "unsent"})
        void givenDeadCode_whenShown_thenItSaysSoAndANewOneIsTheNextStep(String state) throws Exception {
            String page = Screen.codeEntry("email").with("state", state).render();

            assertThat(page)
                    .contains(Texts.of("en").text("mfa.error." + state))
                    .doesNotContain("name=\"code\"")
                    .containsPattern("pf-m-primary[^>]*name=\"resend\" value=\"true\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"expired", "exhausted", "superseded"})
        void givenDeadCodeAndNoResendLeft_whenShown_thenItTellsTheWayOutAndAsksForNoNewOne(String state)
                throws Exception {
            String page = Screen.codeEntry("email")
                    .with("state", state)
                    .with("resendAllowed", false)
                    .withOtherWays("e1")
                    .withData("client", Map.of("baseUrl", "https://shop.example"))
                    .render();

            assertThat(page)
                    .contains(Texts.of("en").text("mfa.error.spent"), "href=\"https://shop.example\"")
                    .contains("<details id=\"mfa-other-ways\" class=\"mfa-choices\" open>")
                    .doesNotContain(
                            Texts.of("en").text("mfa.error." + state),
                            Texts.of("en").text("mfa.error.resend-max"),
                            "name=\"resend\"");
        }

        @Test
        void givenOpenCode_whenShown_thenResendWorksWithoutJavaScript() throws Exception {
            assertThat(formOf(Screen.codeEntry("email"), "mfa-resend-form"))
                    .contains("data-resend-in=\"30\"", "name=\"resend\" value=\"true\"", "method=\"post\"")
                    .doesNotContain("disabled");
        }

        @Test
        void givenWaitOfHalfAnHour_whenShown_thenTheScriptReadsAPlainNumber() throws Exception {
            assertThat(Screen.codeEntry("email").with("resendIn", 1920).render())
                    .contains("data-resend-in=\"1920\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"blocked", "disabled"})
        void givenBlockedFactor_whenShown_thenOnlyOtherWaysAreOffered(String state) throws Exception {
            String page = Screen.codeEntry("email")
                    .with("state", state)
                    .with("blockedMinutes", 1)
                    .with("resendAllowed", false)
                    .withOtherWays("e1")
                    .render();

            assertThat(page)
                    .contains(Texts.of("en").text("mfa.error." + state, 1))
                    .doesNotContain("name=\"resend\"", "name=\"code\"")
                    .contains("<details id=\"mfa-other-ways\" class=\"mfa-choices\" open>");
        }

        @Test
        void givenServerSaysWhatThePageSays_whenShown_thenItIsSaidOnce() throws Exception {
            String expired = Texts.of("en").text("mfa.error.expired");
            String page = Screen.codeEntry("email")
                    .with("state", "expired")
                    .withData("message", Map.of("summary", expired))
                    .render();

            assertThat(page.split(expired, -1)).hasSize(2);
        }

        @Test
        void givenServerSaysSomethingElse_whenShown_thenBothAreSaid() throws Exception {
            assertThat(Screen.codeEntry("email")
                            .with("state", "expired")
                            .withData("message", Map.of("summary", "wait a little"))
                            .render())
                    .contains("wait a little", Texts.of("en").text("mfa.error.expired"));
        }
    }

    @Nested
    @DisplayName("F4: another way")
    class OtherWays {

        @Test
        void givenOtherWays_whenShown_thenEachIsARealButtonInTheGivenOrder() throws Exception {
            String chooser = Screen.codeEntry("sms").withOtherWays("e1", "e2").render();

            assertThat(chooser)
                    .containsSubsequence(
                            "<button type=\"submit\" class=\"mfa-choice\" name=\"authenticationExecution\" value=\"e1\">",
                            "name of e1",
                            "<button type=\"submit\" class=\"mfa-choice\" name=\"authenticationExecution\" value=\"e2\">",
                            "name of e2");
        }

        @Test
        void givenNoOtherWay_whenShown_thenNoneIsOffered() throws Exception {
            assertThat(Screen.codeEntry("sms").render()).doesNotContain("authenticationExecution", "mfa-other-ways");
        }

        @Test
        void givenOtherPhones_whenShown_thenMaskedNumberAndEscapedLabelAreButtons() throws Exception {
            assertThat(Screen.codeEntry("sms")
                            .with(
                                    "otherDestinations",
                                    List.of(Map.of("id", "d1", "masked", "+49 ••• ••12", "label", "<Work>")))
                            .render())
                    .contains("name=\"destination\" value=\"d1\"", "&lt;Work&gt;", "+49 ••• ••12")
                    .doesNotContain("<Work>");
        }
    }

    @Nested
    @DisplayName("D4: the outcome of the delivery")
    class Delivery {

        @Test
        void givenMessageOnItsWay_whenShown_thenTheScriptKnowsWhereToAsk() throws Exception {
            assertThat(Screen.codeEntry("sms")
                            .with("deliveryState", "pending")
                            .with("deliveryUrl", "/state?a=1&b=2")
                            .render())
                    .contains("data-delivery-state=\"pending\"", "data-delivery-url=\"/state?a=1&amp;b=2\"")
                    .contains("id=\"mfa-status\" role=\"status\"");
        }

        @Test
        void givenDeliveryFailed_whenShownWithoutJavaScript_thenItIsSaid() throws Exception {
            assertThat(Screen.codeEntry("sms").with("deliveryState", "failed").render())
                    .containsPattern("(?s)id=\"mfa-failure\" role=\"alert\">\\s*<div[^>]*mfa-alert");
        }
    }

    private static String formOf(Screen screen, String id) throws IOException, TemplateException {
        String page = screen.render();
        int start = page.indexOf("<form id=\"" + id + "\"");
        assertThat(start).isNotNegative();
        return page.substring(start, page.indexOf("</form>", start));
    }
}
