package org.mfapack.enrolment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.store.CredentialLabels;
import org.mfapack.store.SingleUseStore;

/**
 * What one user has been asked and has answered, stored as a credential without a secret: attributes could be dropped
 * or shown by the rules of the user profile.
 */
final class MfaPreferences {

    static final String TYPE = "mfa-preferences";

    private static final String LABEL = "MFA preferences";
    /** Longer than two parallel requests can be apart. */
    private static final long CLAIM_SECONDS = 60;

    private final RealmModel realm;
    private final UserModel user;
    private final SingleUseStore store;

    MfaPreferences(RealmModel realm, UserModel user, SingleUseStore store) {
        this.realm = realm;
        this.user = user;
        this.store = store;
    }

    EnrolmentState state() {
        return stored().stream()
                .flatMap(credential -> EnrolmentState.parse(credential.getCredentialData()).stream())
                .reduce(EnrolmentState::and)
                .orElse(EnrolmentState.NEVER_ASKED);
    }

    /** The user sees the page; writes the first time only. */
    void asked(Instant now) {
        EnrolmentState state = state();
        if (state.askedAt().isEmpty() && claim("asked")) {
            write(state.asked(now));
        }
    }

    /** "Not now"; counts once, however many requests say it at the same time. True for the one that counted. */
    boolean snooze(Instant now, Instant until) {
        EnrolmentState state = state();
        if (!claim("snooze:" + state.snoozes())) {
            return false;
        }
        write(state.asked(now).snoozed(until));
        return true;
    }

    private boolean claim(String what) {
        return store.claim("mfa:enrolment:" + realm.getId() + ":" + user.getId() + ":" + what, CLAIM_SECONDS);
    }

    private List<CredentialModel> stored() {
        return user.credentialManager().getStoredCredentialsByTypeStream(TYPE).toList();
    }

    private void write(EnrolmentState state) {
        Optional<CredentialModel> existing = stored().stream().findFirst();
        CredentialModel credential = existing.orElseGet(CredentialModel::new);
        credential.setCredentialData(state.json());
        if (existing.isPresent()) {
            user.credentialManager().updateStoredCredential(credential);
        } else {
            credential.setType(TYPE);
            credential.setUserLabel(new CredentialLabels(user, TYPE).free(LABEL));
            credential.setSecretData("{}");
            credential.setCreatedDate(state.askedAt().map(Instant::toEpochMilli).orElse(null));
            user.credentialManager().createStoredCredential(credential);
        }
    }
}
