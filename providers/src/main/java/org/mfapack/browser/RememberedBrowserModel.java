package org.mfapack.browser;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;
import org.mfapack.place.Place;
import org.mfapack.store.StoredCredential;

/** A browser in which a user need not use some second factors for a while: credential {@code mfa-browser}. */
public final class RememberedBrowserModel extends CredentialModel {

    static final String TYPE = "mfa-browser";

    private transient Data data;
    private transient Secret secret;

    private RememberedBrowserModel() {}

    /** @param now milliseconds since the epoch */
    static RememberedBrowserModel create(BrowserToken token, long now) {
        RememberedBrowserModel model = new RememberedBrowserModel();
        model.setType(TYPE);
        model.setCreatedDate(now);
        model.write(new Data(now, null, null, Map.of()), new Secret(TokenChain.startingWith(token), Map.of()));
        return model;
    }

    /** Reads a stored credential; empty if it cannot be read: it is of no use then, and no reason to fail a login. */
    static Optional<RememberedBrowserModel> of(CredentialModel stored) {
        try {
            Data data = JsonSerialization.readValue(stored.getCredentialData(), Data.class);
            Secret secret = JsonSerialization.readValue(stored.getSecretData(), Secret.class);
            if (data == null
                    || data.factors() == null
                    || data.factors().containsValue(null)
                    || secret == null
                    || !secret.isWhole()
                    || stored.getCreatedDate() == null) {
                return Optional.empty();
            }
            RememberedBrowserModel model = copy(stored);
            model.data = data;
            model.secret = secret;
            return Optional.of(model);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same without its content, for where Keycloak wants a model of whatever is stored. */
    static RememberedBrowserModel copy(CredentialModel stored) {
        return StoredCredential.copy(stored, new RememberedBrowserModel());
    }

    TokenChain chain() {
        return secret.chain();
    }

    /** What is remembered, by credential type; some of it may be over. */
    Map<String, Memory> factors() {
        return data.factors();
    }

    /** Milliseconds since the epoch. */
    long lastUsed() {
        return data.lastUsed();
    }

    Optional<String> country() {
        return Optional.ofNullable(data.country());
    }

    Optional<String> city() {
        return Optional.ofNullable(data.city());
    }

    /** Which credentials of a factor the user had when it was remembered. */
    List<String> binding(String credentialType) {
        return secret.bindings().getOrDefault(credentialType, List.of());
    }

    /** When the last memory ends: milliseconds since the epoch. */
    long until() {
        return factors().values().stream().mapToLong(Memory::until).max().orElse(0);
    }

    void remember(String credentialType, Memory memory, List<String> binding) {
        Map<String, Memory> factors = new HashMap<>(data.factors());
        factors.put(credentialType, memory);
        Map<String, List<String>> bindings = new HashMap<>(secret.bindings());
        bindings.put(credentialType, binding);
        write(new Data(data.lastUsed(), data.country(), data.city(), factors), new Secret(secret.chain(), bindings));
    }

    void used(long now, Optional<Place> place) {
        write(
                new Data(
                        now,
                        place.map(Place::country).orElse(null),
                        place.flatMap(Place::city).orElse(null),
                        data.factors()),
                secret);
    }

    void setChain(TokenChain chain) {
        write(data, new Secret(chain, secret.bindings()));
    }

    private void write(Data newData, Secret newSecret) {
        data = newData;
        secret = newSecret;
        try {
            setCredentialData(JsonSerialization.writeValueAsString(data));
            setSecretData(JsonSerialization.writeValueAsString(secret));
        } catch (IOException e) {
            throw new IllegalStateException("A few plain records can be written", e);
        }
    }

    /**
     * That a factor was used in this browser.
     *
     * @param usedAt milliseconds since the epoch
     * @param until milliseconds since the epoch; fixed, whatever happens later (SPEC B1)
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Memory(long usedAt, long until) {}

    /** What the account console may read. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Data(long lastUsed, String country, String city, Map<String, Memory> factors) {}

    /** @param bindings credentials of the remembered factors, by credential type */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Secret(TokenChain chain, Map<String, List<String>> bindings) {

        private boolean isWhole() {
            return chain != null && chain.isWhole() && bindings != null;
        }
    }
}
