package org.mfapack.times;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.WebAuthnPolicy;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/** A login, and the session that it becomes, as far as factors are read from them. */
final class FakeLogin {

    final Map<String, String> authNotes = new HashMap<>();
    final Map<String, String> clientNotes = new HashMap<>();
    final Map<String, String> clientSessionNotes = new HashMap<>();
    final Map<String, String> sessionNotes = new HashMap<>();
    String userVerification = "preferred";
    private final Map<String, ExecutionStatus> statuses = new HashMap<>();
    private final Map<String, String> authenticators = new HashMap<>();
    private final Map<String, Long> completed = new HashMap<>();
    private final List<String> named = new ArrayList<>();

    /** An execution that succeeded. */
    FakeLogin succeeded(String authenticator, long time) {
        completed.put(executed(authenticator, ExecutionStatus.SUCCESS), time);
        return this;
    }

    /** An execution that ended in another way. */
    FakeLogin passed(String authenticator, ExecutionStatus status) {
        executed(authenticator, status);
        return this;
    }

    /** An authenticator said which factor it saw. */
    FakeLogin naming(String credentialType) {
        named.add('"' + credentialType + '"');
        authNotes.put(AuthenticationProcessor.AUTHN_CREDENTIALS, named.toString());
        return this;
    }

    AuthenticationSessionModel login() {
        StringBuilder note = new StringBuilder();
        completed.forEach((execution, time) -> note.append(note.isEmpty() ? "" : ",")
                .append('"')
                .append(execution)
                .append("\":")
                .append(time));
        Map<String, String> notes = Map.of(Constants.AUTHENTICATORS_COMPLETED, "{" + note + "}");
        return fake(AuthenticationSessionModel.class, (method, arguments) -> switch (method) {
            case "getRealm" -> realm();
            case "getUserSessionNotes" -> notes;
            case "getExecutionStatus" -> statuses;
            case "getClient" -> client();
            case "getClientNote" -> clientNotes.get(arguments[0]);
            case "getAuthNote" -> authNotes.get(arguments[0]);
            case "setAuthNote" -> authNotes.put((String) arguments[0], (String) arguments[1]);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    UserSessionModel session() {
        return fake(UserSessionModel.class, (method, arguments) -> switch (method) {
            case "getAuthenticatedClientSessionByClient" -> clientSession();
            default -> note(sessionNotes, method, arguments);
        });
    }

    AuthenticatedClientSessionModel clientSession() {
        return fake(
                AuthenticatedClientSessionModel.class,
                (method, arguments) -> note(clientSessionNotes, method, arguments));
    }

    private static Object note(Map<String, String> notes, String method, Object[] arguments) {
        return switch (method) {
            case "getNote" -> notes.get(arguments[0]);
            case "setNote" -> notes.put((String) arguments[0], (String) arguments[1]);
            case "removeNote" -> notes.remove(arguments[0]);
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private static ClientModel client() {
        return fake(ClientModel.class, (method, arguments) -> "client");
    }

    private String executed(String authenticator, ExecutionStatus status) {
        String execution = "execution-" + statuses.size();
        authenticators.put(execution, authenticator);
        statuses.put(execution, status);
        return execution;
    }

    private RealmModel realm() {
        return fake(RealmModel.class, (method, arguments) -> {
            if (method.startsWith("getWebAuthnPolicy")) {
                WebAuthnPolicy policy = new WebAuthnPolicy();
                policy.setUserVerificationRequirement(userVerification);
                return policy;
            }
            AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
            execution.setAuthenticator(authenticators.get(arguments[0]));
            return execution;
        });
    }

    private interface Behaviour {
        Object call(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Behaviour behaviour) {
        return type.cast(Proxy.newProxyInstance(
                FakeLogin.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> behaviour.call(method.getName(), arguments)));
    }
}
