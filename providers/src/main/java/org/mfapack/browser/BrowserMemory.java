package org.mfapack.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.browser.RememberedBrowserModel.Memory;
import org.mfapack.demand.RememberWish;
import org.mfapack.factor.FactorList;
import org.mfapack.factor.SecondFactor;
import org.mfapack.factor.SecondFactors;
import org.mfapack.facts.Freshness;

/** What the browser of a login is remembered for, and what of that counts in it. */
final class BrowserMemory {

    private static final String CONSULTED = "mfa.browser.consulted";

    private final KeycloakSession session;
    private final AuthenticationSessionModel login;
    private final UserModel user;
    private final BrowserSettings settings;
    private final Map<SecondFactor, Memory> held;

    private BrowserMemory(KeycloakSession session, AuthenticationSessionModel login, UserModel user) {
        this.session = session;
        this.login = login;
        this.user = user;
        this.settings = BrowserSettings.of(login.getRealm());
        this.held = new EnumMap<>(SecondFactor.class);
        new RememberedBrowsers(session, login.getRealm(), user).recognise().ifPresent(browser -> browser.factors()
                .forEach((type, memory) -> SecondFactor.ofCredentialType(type)
                        .filter(factor -> holds(browser, factor, memory))
                        .ifPresent(factor -> held.put(factor, memory))));
    }

    /** Also lets the pages of factors offer to remember the browser: the flow of this login has a use for it. */
    static BrowserMemory consult(KeycloakSession session, AuthenticationSessionModel login, UserModel user) {
        FirstFactor.look(session, login, user);
        BrowserMemory memory = new BrowserMemory(session, login, user);
        memory.offer();
        return memory;
    }

    /** Whether the flow of a login has a use for remembered browsers. */
    static boolean isConsulted(AuthenticationSessionModel login) {
        return login.getAuthNote(CONSULTED) != null;
    }

    /** What is remembered, whatever the application asks for. */
    Set<SecondFactor> held() {
        return held.keySet();
    }

    /** What stands in for the factor at this place of the flow; empty if nothing does. */
    Map<SecondFactor, Memory> standIns(AuthenticationFlowContext context, Optional<FactorList> only) {
        Freshness freshness = Freshness.of(context);
        Map<SecondFactor, Memory> accepted = held.entrySet().stream()
                .filter(entry -> only.filter(list -> !list.factors().contains(entry.getKey()))
                        .isEmpty())
                .filter(entry ->
                        freshness.accepts(Instant.ofEpochMilli(entry.getValue().usedAt()), lifetime(entry.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        boolean covered = new FlowFactors(session, login.getRealm())
                .areCovered(context.getExecution().getParentFlow(), accepted.keySet())
                .orElse(only.isPresent() && !accepted.isEmpty());
        return covered ? accepted : Map.of();
    }

    /** That of a memory which would begin now. */
    static Memory begin(BrowserSettings settings, SecondFactor factor) {
        long now = Time.currentTimeMillis();
        return new Memory(
                now, now + Duration.ofDays(settings.days().get(factor)).toMillis());
    }

    private boolean holds(RememberedBrowserModel browser, SecondFactor factor, Memory memory) {
        SecondFactors factors = new SecondFactors(session, login.getRealm(), user);
        return !factor.isBackup()
                && until(factor, memory) > Time.currentTimeMillis()
                && FirstFactor.isDone(login, user, factor.credentialType())
                && factors.isAllowed(factor)
                && factors.isEnrolled(factor)
                && new FactorBinding(session, login.getRealm(), user)
                        .of(factor)
                        .containsAll(browser.binding(factor.credentialType()));
    }

    /** A realm that shortens the lifetime means the browsers that it has, too; one that extends it does not. */
    long until(SecondFactor factor, Memory memory) {
        return Math.min(
                memory.until(), memory.usedAt() + lifetime(factor).orElseThrow().toMillis());
    }

    private Optional<Duration> lifetime(SecondFactor factor) {
        return Optional.of(Duration.ofDays(settings.days().get(factor)));
    }

    private void offer() {
        login.setAuthNote(CONSULTED, "true");
        Map<String, Integer> days = new HashMap<>();
        if (settings.mode() == BrowserSettings.Mode.TICK) {
            BrowserSettings.factors().stream()
                    .filter(factor -> !held.containsKey(factor))
                    .filter(factor -> FirstFactor.isDone(login, user, factor.credentialType()))
                    .forEach(factor ->
                            days.put(factor.credentialType(), settings.days().get(factor)));
        }
        RememberWish.offerIn(login, days);
    }
}
