package org.mfapack.it.realm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A user being drawn: complete enough that no profile page gets in the way. */
public final class UserDraft {

    private final UserRepresentation user = new UserRepresentation();
    private final List<CredentialRepresentation> credentials = new ArrayList<>();

    UserDraft(String name) {
        user.setUsername(name);
        user.setEnabled(true);
        user.setFirstName(name);
        user.setLastName("Tester");
        user.setEmail(name + "@example.org");
        user.setEmailVerified(false);
        user.setCredentials(credentials);
        user.setRequiredActions(new ArrayList<>());
        user.setRealmRoles(new ArrayList<>());
        user.setGroups(new ArrayList<>());
        user.setAttributes(new LinkedHashMap<>());
    }

    public UserDraft password(String password) {
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        credentials.add(credential);
        return this;
    }

    public UserDraft email(String address) {
        user.setEmail(address);
        return this;
    }

    public UserDraft verifiedEmail(String address) {
        user.setEmailVerified(true);
        return email(address);
    }

    public UserDraft withoutEmail() {
        user.setEmailVerified(false);
        return email(null);
    }

    /** An enrolled phone of the pack's SMS factor, in E.164. */
    public UserDraft phone(String number) {
        return stored("mfa-sms", "{\"address\":\"" + number + "\"}", "{}");
    }

    /** An enrolled address of the pack's e-mail factor. */
    public UserDraft emailFactor(String address) {
        return stored("mfa-email", "{\"address\":\"" + address + "\"}", "{}");
    }

    /** Keycloak's own authenticator app. */
    public UserDraft totp(Totp totp) {
        return stored("otp", totp.credentialData(), totp.secretData());
    }

    public UserDraft attribute(String name, String... values) {
        user.getAttributes().put(name, List.of(values));
        return this;
    }

    public UserDraft role(String realmRole) {
        user.getRealmRoles().add(realmRole);
        return this;
    }

    public UserDraft group(String path) {
        user.getGroups().add(path);
        return this;
    }

    public UserDraft requiredAction(String action) {
        user.getRequiredActions().add(action);
        return this;
    }

    public UserDraft disabled() {
        user.setEnabled(false);
        return this;
    }

    /** Any credential as the database holds it. */
    public UserDraft stored(String type, String credentialData, String secretData) {
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(type);
        credential.setUserLabel(type + " " + (credentials.size() + 1));
        credential.setCredentialData(credentialData);
        credential.setSecretData(secretData);
        credential.setCreatedDate(System.currentTimeMillis());
        credentials.add(credential);
        return this;
    }

    /** What the user calls the credential that was drawn last. */
    public UserDraft labelled(String label) {
        credentials.get(credentials.size() - 1).setUserLabel(label);
        return this;
    }

    UserRepresentation representation() {
        return user;
    }
}
