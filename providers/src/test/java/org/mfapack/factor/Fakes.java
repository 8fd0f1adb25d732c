package org.mfapack.factor;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

/** Keycloak's models as far as factors read them: a user with credentials in an order, in a realm without configuration. */
final class Fakes {

    final List<CredentialModel> credentials = new ArrayList<>();
    private final String verifiedEmail;

    Fakes(String verifiedEmail) {
        this.verifiedEmail = verifiedEmail;
    }

    Fakes with(String type, String label, String data) {
        CredentialModel credential = new CredentialModel();
        credential.setType(type);
        credential.setUserLabel(label);
        credential.setCredentialData(data);
        add(credential);
        return this;
    }

    List<String> types() {
        return credentials.stream().map(CredentialModel::getType).toList();
    }

    SecondFactors factors() {
        return new SecondFactors(session(), realm(), user());
    }

    private CredentialModel add(CredentialModel credential) {
        credential.setId(UUID.randomUUID().toString());
        credentials.add(credential);
        return credential;
    }

    private UserModel user() {
        return fake(
                UserModel.class,
                Map.of(
                        "getId", arguments -> "alice",
                        // so that the credential manager is asked
                        "isFederated", arguments -> true,
                        "getEmail", arguments -> verifiedEmail,
                        "isEmailVerified", arguments -> verifiedEmail != null,
                        "getGroupsStream", arguments -> Stream.empty(),
                        "getRoleMappingsStream", arguments -> Stream.empty(),
                        "credentialManager", arguments -> manager()));
    }

    private SubjectCredentialManager manager() {
        return fake(
                SubjectCredentialManager.class,
                Map.of(
                        "getStoredCredentialsStream",
                        arguments -> new ArrayList<>(credentials).stream(),
                        "getStoredCredentialsByTypeStream",
                        arguments -> ofType(arguments[0]),
                        "isConfiguredFor",
                        arguments -> ofType(arguments[0]).findAny().isPresent(),
                        "createStoredCredential",
                        arguments -> add((CredentialModel) arguments[0]),
                        "moveStoredCredentialTo",
                        arguments -> moveToFront(arguments[0])));
    }

    private Stream<CredentialModel> ofType(Object type) {
        return new ArrayList<>(credentials)
                .stream().filter(credential -> credential.getType().equals(type));
    }

    private boolean moveToFront(Object id) {
        CredentialModel moved = credentials.stream()
                .filter(credential -> credential.getId().equals(id))
                .findFirst()
                .orElseThrow();
        credentials.remove(moved);
        credentials.add(0, moved);
        return true;
    }

    private static RealmModel realm() {
        return fake(RealmModel.class, Map.of("getRequiredActionConfigByAlias", arguments -> null));
    }

    private static KeycloakSession session() {
        return fake(
                KeycloakSession.class, Map.of("getAttribute", arguments -> null, "setAttribute", arguments -> null));
    }

    private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        return type.cast(Proxy.newProxyInstance(
                Fakes.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Function<Object[], Object> behaviour = methods.get(method.getName());
                    if (behaviour == null) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    return behaviour.apply(arguments);
                }));
    }
}
