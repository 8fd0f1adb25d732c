package org.mfapack.browser;

import java.security.SecureRandom;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.mfapack.browser.RememberedBrowserModel.Memory;
import org.mfapack.browser.TokenChain.Verdict;
import org.mfapack.factor.SecondFactor;
import org.mfapack.facts.BrowserFacts;
import org.mfapack.place.Place;
import org.mfapack.store.CredentialLabels;

/** The browsers in which one user need not use some second factors for a while (SPEC B). */
final class RememberedBrowsers {

    /** As many logins of one user can end at the same moment. */
    private static final int MOST_OTHERS = 50;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String RECOGNISED = "mfa.browser.recognised.";
    private static final String FORGOTTEN = "mfa.browser.forgotten.";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final BrowserStore store;
    private final BrowserCookie cookie;

    RememberedBrowsers(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.store = new BrowserStore(session, realm, user);
        this.cookie = new BrowserCookie(session, realm, user);
    }

    /**
     * The browser of this request, if it is remembered. A token that was used up before ends the memory at once, whatever
     * becomes of the login: either the one who shows it or the one who used it up is a thief (SPEC B3).
     */
    Optional<RememberedBrowserModel> recognise() {
        if (isForgotten()) {
            return Optional.empty();
        }
        String attribute = RECOGNISED + user.getId();
        Object known = session.getAttribute(attribute);
        if (known == null) {
            known = cookie.read().flatMap(this::recognise);
            session.setAttribute(attribute, known);
        }
        return ((Optional<?>) known).map(RememberedBrowserModel.class::cast);
    }

    private Optional<RememberedBrowserModel> recognise(BrowserToken token) {
        Optional<RememberedBrowserModel> browser =
                BrowserStore.find(user.credentialManager(), token.selector()).filter(this::isInForce);
        if (browser.isEmpty() || browser.get().chain().judge(token, now()) != Verdict.REPLAYED) {
            return browser;
        }
        // Another node may have changed it just now: only what the database says makes a thief.
        Optional<Verdict> verdict = store.change(
                token.selector(), fresh -> Optional.of(fresh.chain().judge(token, now())));
        if (verdict.filter(Verdict.REPLAYED::equals).isEmpty()) {
            return verdict.flatMap(any -> browser);
        }
        if (store.remove(token.selector())) {
            new BrowserEvents(session, realm, user).stolen();
        }
        return Optional.empty();
    }

    /** Whether nothing has happened since that ends the memory of a browser as a whole (SPEC B5). */
    private boolean isInForce(RememberedBrowserModel browser) {
        long created = browser.getCreatedDate();
        boolean passwordChanged = user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .map(CredentialModel::getCreatedDate)
                .anyMatch(changed -> changed != null && changed > created);
        return !passwordChanged
                && created > RealmForgetting.time(realm)
                && created / 1000 >= realm.getNotBefore()
                && created / 1000 >= session.users().getNotBeforeOfUser(realm, user)
                && browser.until() > now();
    }

    /** A login with the browser of this request has ended well: its token is used up, and it gets the next (SPEC B3). */
    void renewToken(Optional<Place> place) {
        Optional<RememberedBrowserModel> browser = recognise();
        Optional<BrowserToken> token = cookie.read();
        if (browser.isEmpty() || token.isEmpty()) {
            return;
        }
        long now = now();
        store.change(browser.get().chain().selector(), fresh -> use(fresh, token.get(), place, now))
                .ifPresent(next -> cookie.write(next, secondsLeft(browser.get(), now)));
    }

    private static Optional<BrowserToken> use(
            RememberedBrowserModel fresh, BrowserToken token, Optional<Place> place, long now) {
        if (fresh.chain().judge(token, now) == Verdict.REPLAYED) {
            return Optional.empty();
        }
        fresh.setChain(fresh.chain().after(token, now, BrowserToken.randomKey(RANDOM)));
        fresh.used(now, place);
        return Optional.of(fresh.chain().successorOf(token));
    }

    /** Remembers factors that were really used in a login that has ended well. */
    void remember(Map<SecondFactor, Memory> factors, Optional<Place> place) {
        Optional<RememberedBrowserModel> known = recognise();
        BrowserToken token = known.isPresent() ? cookie.read().orElseThrow() : BrowserToken.random(RANDOM);
        Optional<BrowserToken> extended = known.flatMap(
                browser -> store.change(browser.chain().selector(), fresh -> use(fresh, token, place, now())
                        .map(next -> {
                            add(fresh, factors);
                            return next;
                        })));
        long until = factors.values().stream().mapToLong(Memory::until).max().orElse(0);
        long lifetime = Math.max(until, known.map(RememberedBrowserModel::until).orElse(0L));
        cookie.write(extended.orElseGet(() -> create(factors, place)), seconds(lifetime - now()));
        new BrowserEvents(session, realm, user)
                .remembered(factors.keySet().stream()
                        .map(SecondFactor::credentialType)
                        .toList());
    }

    private BrowserToken create(Map<SecondFactor, Memory> factors, Optional<Place> place) {
        BrowserToken token = BrowserToken.random(RANDOM);
        RememberedBrowserModel browser = RememberedBrowserModel.create(token, now());
        browser.used(now(), place);
        add(browser, factors);
        store(browser);
        return token;
    }

    /** Another login may take the name at the same moment, and Keycloak may have cached what was taken before. */
    private void store(RememberedBrowserModel browser) {
        Iterator<String> labels = new CredentialLabels(user, RememberedBrowserModel.TYPE)
                .allFree(BrowserFacts.of(session).label().orElse("Browser"))
                .iterator();
        for (int others = 0; ; others++) {
            try {
                browser.setUserLabel(labels.next());
                user.credentialManager().createStoredCredential(browser);
                return;
            } catch (ModelDuplicateException e) {
                if (others == MOST_OTHERS) {
                    throw e;
                }
            }
        }
    }

    private void add(RememberedBrowserModel browser, Map<SecondFactor, Memory> factors) {
        FactorBinding binding = new FactorBinding(session, realm, user);
        factors.forEach((factor, memory) -> browser.remember(factor.credentialType(), memory, binding.of(factor)));
    }

    /** Forgets all of them, in the transaction of what was the reason (SPEC B5). */
    void forgetAll(String reason) {
        session.setAttribute(FORGOTTEN + user.getId(), reason);
        List<String> ids = user.credentialManager()
                .getStoredCredentialsByTypeStream(RememberedBrowserModel.TYPE)
                .map(CredentialModel::getId)
                .toList();
        ids.forEach(user.credentialManager()::removeStoredCredentialById);
        if (!ids.isEmpty()) {
            new BrowserEvents(session, realm, user).revoked(ids.size(), reason);
        }
    }

    /** A change of rows that this request is about to remove would wait for itself. */
    private boolean isForgotten() {
        return session.getAttribute(FORGOTTEN + user.getId()) != null;
    }

    private static long secondsLeft(RememberedBrowserModel browser, long now) {
        return seconds(browser.until() - now);
    }

    private static long seconds(long millis) {
        return Math.max(1, millis / 1000);
    }

    private static long now() {
        return Time.currentTimeMillis();
    }
}
