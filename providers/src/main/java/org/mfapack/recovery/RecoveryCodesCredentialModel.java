package org.mfapack.recovery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;
import org.mfapack.factor.SecondFactor;
import org.mfapack.store.StoredCredential;

/** The recovery codes of a user: credential {@code mfa-recovery-codes}, one per user. */
public final class RecoveryCodesCredentialModel extends CredentialModel {

    static final String TYPE = SecondFactor.RECOVERY_CODES.credentialType();

    private transient Data data;
    private transient CodeSet set;

    private RecoveryCodesCredentialModel() {}

    /** @param length characters of a code */
    static RecoveryCodesCredentialModel create(CodeSet set, int length, String label) {
        RecoveryCodesCredentialModel model = new RecoveryCodesCredentialModel();
        model.setType(TYPE);
        model.setUserLabel(label);
        model.setCreatedDate(Time.currentTimeMillis());
        model.write(new Data(set.codes().size(), length, model.getCreatedDate(), null), set);
        return model;
    }

    /** Reads a stored credential; empty if it cannot be read: it is of no use then, and no reason to fail a login. */
    static Optional<RecoveryCodesCredentialModel> of(CredentialModel stored) {
        try {
            Data data = JsonSerialization.readValue(stored.getCredentialData(), Data.class);
            CodeSet set = JsonSerialization.readValue(stored.getSecretData(), CodeSet.class);
            if (data == null || set == null || !isWhole(set) || data.length() < RecoverySettings.MIN_LENGTH) {
                return Optional.empty();
            }
            RecoveryCodesCredentialModel model = copy(stored);
            model.data = data;
            model.set = set;
            return Optional.of(model);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(CodeSet set) {
        return LookupTags.isKey(set.key())
                && set.codes() != null
                && set.codes().stream()
                        .allMatch(code -> code != null
                                && code.id() != null
                                && code.hash() != null
                                && code.hash().secret() != null
                                && code.hash().algorithm() != null);
    }

    /** The same without its codes, for where Keycloak wants a model of whatever is stored. */
    static RecoveryCodesCredentialModel copy(CredentialModel stored) {
        return StoredCredential.copy(stored, new RecoveryCodesCredentialModel());
    }

    CodeSet set() {
        return set;
    }

    /** Characters of a code. */
    int length() {
        return data.length();
    }

    int total() {
        return data.total();
    }

    int left() {
        return set.codes().size();
    }

    /** Too many wrong codes in a row: new ones have to be set up (SPEC C7). */
    boolean isDisabled() {
        return data.disabledAt() != null;
    }

    void remove(String codeId) {
        write(data, set.without(codeId));
    }

    /** What was guessed at so long is not only barred but gone. */
    void disable() {
        write(
                new Data(data.total(), data.length(), data.createdAt(), Time.currentTimeMillis()),
                new CodeSet(set.key(), List.of()));
    }

    private void write(Data newData, CodeSet newSet) {
        data = Objects.requireNonNull(newData);
        set = Objects.requireNonNull(newSet);
        try {
            setCredentialData(JsonSerialization.writeValueAsString(data));
            setSecretData(JsonSerialization.writeValueAsString(set));
        } catch (IOException e) {
            throw new IllegalStateException("A few plain records can be written", e);
        }
    }

    /**
     * What the account console may read.
     *
     * @param total how many codes there were at first
     * @param createdAt milliseconds since the epoch
     * @param disabledAt milliseconds since the epoch, absent while the codes are usable
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Data(int total, int length, Long createdAt, Long disabledAt) {}
}
