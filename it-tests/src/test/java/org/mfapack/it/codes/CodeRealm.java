package org.mfapack.it.codes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.keycloak.representations.idm.EventRepresentation;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.CodePage;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.FlowDraft;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.UserDraft;
import org.mfapack.it.server.ServerClock;

/** The realm of most of these tests: alice and bob log in with a password, then a code. */
final class CodeRealm {

    static final String ALICE = "alice";
    static final String BOB = "bob";
    static final String PASSWORD = "wonderland";
    /** Longer than any code of these realms, so that it is not right by chance. */
    static final String WRONG = "0000000";
    /** What the page says to any code that is not right, whatever is wrong about it. */
    static final String NOT_RIGHT = "That code is not right. Please check the latest message and try again.";

    private static final Pattern STATE = Pattern.compile("data-state=\"([a-z]+)\"");
    private static final List<String> USERS = List.of(ALICE, BOB);

    private final TestRealm realm;
    private final String factor;
    private final Function<String, Inbox> inboxes;

    private CodeRealm(TestRealm realm, String factor, Function<String, Inbox> inboxes) {
        this.realm = realm;
        this.factor = factor;
        this.inboxes = inboxes;
    }

    /** Verified e-mail addresses. */
    static CodeRealm byEmail(TestRealm draft, MailBox mail, String... options) {
        passwordThen(draft, emailCode(options));
        return byEmailAs(draft, mail, user -> {});
    }

    /** The flow is already drawn; the users have something more. */
    static CodeRealm byEmailAs(TestRealm draft, MailBox mail, Consumer<UserDraft> more) {
        USERS.forEach(user -> more.accept(draft.user(user).password(PASSWORD).verifiedEmail(addressOf(draft, user))));
        return new CodeRealm(draft.create(), "mfa-email", user -> Inbox.of(mail, addressOf(draft, user)));
    }

    /** Enrolled phones. */
    static CodeRealm bySms(TestRealm draft, TwilioStandIn gateway, String... options) {
        passwordThen(draft, step("mfa-sms-code", options));
        USERS.forEach(user -> draft.user(user).password(PASSWORD).phone(phoneOf(draft, user)));
        return new CodeRealm(draft.create(), "mfa-sms", user -> Inbox.of(gateway, phoneOf(draft, user)));
    }

    /** Enrolled phones and verified e-mail addresses; Keycloak asks for the phone first. The codes are those by SMS. */
    static CodeRealm bySmsOrEmail(TestRealm draft, TwilioStandIn gateway) {
        passwordThen(draft, Step.all("code", Step.alternative("mfa-sms-code"), Step.alternative("mfa-email-code")));
        USERS.forEach(user ->
                draft.user(user).password(PASSWORD).phone(phoneOf(draft, user)).verifiedEmail(addressOf(draft, user)));
        return new CodeRealm(draft.create(), "mfa-sms", user -> Inbox.of(gateway, phoneOf(draft, user)));
    }

    static FlowDraft passwordThen(TestRealm draft, Step code) {
        return draft.flow("browser-mfa").cookie().password().form(code);
    }

    /** @param options keys and values in turn */
    static Step emailCode(String... options) {
        return step("mfa-email-code", options);
    }

    private static Step step(String authenticator, String... options) {
        Step step = Step.required(authenticator);
        for (int i = 0; i < options.length; i += 2) {
            step = step.with(options[i], options[i + 1]);
        }
        return step;
    }

    /** Of this realm only, so that late messages of another test do not disturb. */
    static String addressOf(TestRealm draft, String user) {
        return user + "@" + draft.name() + ".example.org";
    }

    static String phoneOf(TestRealm draft, String user) {
        return "+491512%06d%d".formatted(Integer.parseInt(draft.name().substring(1)), USERS.indexOf(user));
    }

    TestRealm realm() {
        return realm;
    }

    ServerClock clock() {
        return realm.server().clock();
    }

    String id(String user) {
        return realm.find(user).getId();
    }

    Inbox inbox(String user) {
        return inboxes.apply(user);
    }

    /** The password is right; the page for the code is there. */
    CodePage open(Browser browser, String user) {
        return browser.login(realm).signIn(user, PASSWORD).codePage();
    }

    /** The password is right; any page may follow. */
    Browser passwordOnly(Browser browser, String user) {
        return browser.login(realm).signIn(user, PASSWORD);
    }

    RawLogin openRaw(String user) {
        return openRaw(user, Map.of());
    }

    private RawLogin openRaw(String user, Map<String, String> parameters) {
        RawLogin login = new RawLogin(realm);
        login.start(parameters);
        login.post(Map.of("username", user, "password", PASSWORD));
        if (login.last().body().contains("name=\"password\"")) {
            login.post(Map.of("password", PASSWORD));
        }
        return login;
    }

    /** Everything sent before now has arrived, because a later message to bob has. */
    void letMessagesArrive() {
        int before = inbox(BOB).codes().size();
        // where the code is a level of its own, it has to be asked for
        openRaw(BOB, Map.of("acr_values", "2"));
        inbox(BOB).await(before + 1);
    }

    /** Codes that were refused for this reason. */
    List<EventRepresentation> refusals(String reason) {
        return realm.events("LOGIN_ERROR").stream()
                .filter(event -> reason.equals(details(event).get("mfa_reason")))
                .toList();
    }

    /** The pack's own events of this kind, for instance {@code send}. */
    List<EventRepresentation> events(String kind) {
        return realm.events().stream()
                .filter(event -> kind.equals(details(event).get("mfa_event")))
                .toList();
    }

    /** The credentials of this realm's factor. */
    List<JsonNode> credentials(String user) {
        return StreamSupport.stream(realm.credentials(user).spliterator(), false)
                .filter(credential -> factor.equals(credential.path("type").asText()))
                .toList();
    }

    /** What Keycloak's brute-force protection knows of a user. */
    JsonNode bruteForceStatus(String user) {
        return realm.admin("/attack-detection/brute-force/users/" + id(user));
    }

    /** Another code of the same form. */
    static String not(String code) {
        return (code.startsWith("0") ? "1" : "0") + code.substring(1);
    }

    /** The page that a form came from, as the address bar of a browser shows it. */
    static String addressOfPage(String action) {
        return action.replaceFirst("session_code=[^&]*&", "");
    }

    /** Wherever the login of a form stands. */
    static String addressOfLogin(String action) {
        return addressOfPage(action).replaceFirst("execution=[^&]*&", "");
    }

    /** What the code page says of its code, for instance {@code expired}. */
    static String stateOf(RawLogin.Answer answer) {
        Matcher state = STATE.matcher(answer.body());
        if (state.find()) {
            return state.group(1);
        }
        throw new AssertionError("no code page but " + answer.status() + " " + answer.url() + "\n" + answer.body());
    }

    private static Map<String, String> details(EventRepresentation event) {
        return event.getDetails() == null ? Map.of() : event.getDetails();
    }
}
