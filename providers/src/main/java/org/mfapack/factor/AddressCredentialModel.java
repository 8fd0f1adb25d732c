package org.mfapack.factor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;
import org.mfapack.delivery.Channel;
import org.mfapack.store.StoredCredential;

/** An address that a user has proven to hold: credential {@code mfa-email} or {@code mfa-sms}. It has no secret. */
public final class AddressCredentialModel extends CredentialModel {

    private transient Data data;

    private AddressCredentialModel() {}

    /** @param label what the user sees; unique per type of credential */
    static AddressCredentialModel create(Channel channel, String address, String label) {
        AddressCredentialModel model = new AddressCredentialModel();
        model.setType(channel.credentialType());
        model.setUserLabel(label);
        model.setCreatedDate(Time.currentTimeMillis());
        model.setSecretData("{}");
        model.setData(new Data(address, null));
        return model;
    }

    /** Reads a stored credential; empty if its data cannot be read: nothing can be sent there. */
    static Optional<AddressCredentialModel> of(CredentialModel stored) {
        try {
            Data data = JsonSerialization.readValue(stored.getCredentialData(), Data.class);
            if (data == null || data.address() == null || data.address().isBlank()) {
                return Optional.empty();
            }
            AddressCredentialModel model = copy(stored);
            model.data = data;
            return Optional.of(model);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same without its address, for where Keycloak wants a model of whatever is stored. */
    static AddressCredentialModel copy(CredentialModel stored) {
        return StoredCredential.copy(stored, new AddressCredentialModel());
    }

    String address() {
        return data.address();
    }

    /** Too many wrong codes in a row: it has to be enrolled again (SPEC C7). */
    boolean isDisabled() {
        return data.disabledAt() != null;
    }

    void disable() {
        setData(new Data(data.address(), Time.currentTimeMillis()));
    }

    private void setData(Data data) {
        this.data = data;
        try {
            setCredentialData(JsonSerialization.writeValueAsString(data));
        } catch (IOException e) {
            throw new IllegalStateException("A record of two fields can be written", e);
        }
    }

    /** @param disabledAt milliseconds since the epoch, absent while the address is usable */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Data(String address, Long disabledAt) {}
}
