package org.mfapack.browser;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.common.util.Time;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.browser.BrowserSettings.Mode;
import org.mfapack.browser.RememberedBrowserModel.Memory;
import org.mfapack.demand.RememberWish;
import org.mfapack.factor.SecondFactor;
import org.mfapack.facts.NetworkFacts;
import org.mfapack.place.Place;
import org.mfapack.times.FactorTimes;

/** What a login that has just ended well means for the browser that it happened in. */
final class RememberingLogin {

    private final KeycloakSession session;
    private final AuthenticationSessionModel login;
    private final UserModel user;
    private final BrowserSettings settings;
    private final RememberedBrowsers browsers;

    RememberingLogin(KeycloakSession session, AuthenticationSessionModel login, UserModel user) {
        this.session = session;
        this.login = login;
        this.user = user;
        this.settings = BrowserSettings.of(login.getRealm());
        this.browsers = new RememberedBrowsers(session, login.getRealm(), user);
    }

    /** Whether a login means anything for browsers; most do not, and cost nothing more (SPEC K6). */
    static boolean concerns(AuthenticationSessionModel login) {
        return isByBackup(login) || BrowserMemory.isConsulted(login);
    }

    void end() {
        if (isByBackup(login)) {
            browsers.forgetAll("recovery_code");
            return;
        }
        if (!BrowserMemory.isConsulted(login) || !user.equals(login.getAuthenticatedUser())) {
            return;
        }
        // Not what authenticators name: Keycloak's form for the user name names a password.
        Set<String> used = FactorTimes.usedIn(login);
        Map<SecondFactor, Memory> factors = new EnumMap<>(SecondFactor.class);
        if (settings.mode() != Mode.NEVER) {
            wished(used).stream()
                    .filter(used::contains)
                    .filter(type -> FirstFactor.isDone(login, user, type))
                    .flatMap(type -> SecondFactor.ofCredentialType(type).stream())
                    .forEach(factor -> factors.put(factor, BrowserMemory.begin(settings, factor)));
        }
        if (!factors.isEmpty()) {
            browsers.remember(factors, place());
            tidyLater();
        } else if (browsers.recognise().isPresent()) {
            browsers.renewToken(place());
            tidyLater();
        }
    }

    private static boolean isByBackup(AuthenticationSessionModel login) {
        return AuthenticatorUtil.getAuthnCredentials(login).stream()
                .flatMap(type -> SecondFactor.ofCredentialType(type).stream())
                .anyMatch(SecondFactor::isBackup);
    }

    private Set<String> wished(Set<String> used) {
        return settings.mode() == Mode.ALWAYS ? used : RememberWish.of(login);
    }

    private Optional<Place> place() {
        return NetworkFacts.of(session).address().flatMap(address -> Place.of(session, address));
    }

    /** Once this login has left its rows alone: no other login is to wait for it, or it for itself. */
    private void tidyLater() {
        if (!BrowserStore.isUntidy(user.credentialManager(), settings.max(), Time.currentTimeMillis())) {
            return;
        }
        BrowserStore store = new BrowserStore(session, login.getRealm(), user);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                store.tidy(settings.max(), Time.currentTimeMillis());
            }

            @Override
            protected void rollbackImpl() {
                // there is nothing new to tidy
            }
        });
    }
}
