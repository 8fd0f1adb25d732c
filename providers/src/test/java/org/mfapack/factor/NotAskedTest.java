package org.mfapack.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.models.Constants;
import org.keycloak.sessions.AuthenticationSessionModel;

@DisplayName("S3 F6 applications are not told of a factor that was set up instead of used")
class NotAskedTest {

    private final Map<String, String> authNotes = new HashMap<>();
    private final Map<String, String> sessionNotes = new HashMap<>();

    private final AuthenticationSessionModel login = (AuthenticationSessionModel) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {AuthenticationSessionModel.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "getAuthNote" -> authNotes.get(arguments[0]);
                case "setAuthNote" -> authNotes.put((String) arguments[0], (String) arguments[1]);
                case "getUserSessionNotes" -> sessionNotes;
                case "setUserSessionNote" -> sessionNotes.put((String) arguments[0], (String) arguments[1]);
                default -> throw new UnsupportedOperationException(method.toString());
            });

    @Test
    void givenOneOfTwoNotAsked_whenTakenBack_thenTheOtherStays() {
        sessionNotes.put(Constants.AUTHENTICATORS_COMPLETED, "{\"password\":1,\"email\":2}");
        NotAsked.note(login, "email");

        NotAsked.takeBack(login);

        assertThat(sessionNotes).containsEntry(Constants.AUTHENTICATORS_COMPLETED, "{\"password\":1}");
    }

    @Test
    void givenAllAsked_whenTakenBack_thenNothingChanges() {
        NotAsked.takeBack(login);
        assertThat(sessionNotes).isEmpty();
        sessionNotes.put(Constants.AUTHENTICATORS_COMPLETED, "{\"password\":1}");

        NotAsked.takeBack(login);

        assertThat(sessionNotes).containsEntry(Constants.AUTHENTICATORS_COMPLETED, "{\"password\":1}");
    }
}
