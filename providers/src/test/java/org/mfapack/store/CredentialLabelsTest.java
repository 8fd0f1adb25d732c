package org.mfapack.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

@DisplayName("Labels of credentials, as Keycloak lets them be")
class CredentialLabelsTest {

    private static final String FEDERATED = "f:0b2e6a54-2a7d-4b5d-9d0d-0f1f6f0c9f10:alice";

    private static CredentialLabels labels(String userId, CredentialModel... stored) {
        return new CredentialLabels(
                fake(
                        UserModel.class,
                        (method, argument) -> method.equals("getId")
                                ? userId
                                : fake(SubjectCredentialManager.class, (query, type) -> Stream.of(stored)
                                        .filter(credential -> type == null || type.equals(credential.getType())))),
                "mfa-sms");
    }

    private static CredentialModel stored(String type, String label) {
        CredentialModel credential = new CredentialModel();
        credential.setType(type);
        credential.setUserLabel(label);
        return credential;
    }

    private static <T> T fake(Class<T> type, BiFunction<String, Object, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        answers.apply(method.getName(), arguments == null ? null : arguments[0])));
    }

    @Nested
    class OfAUserOfKeycloaks {

        @Test
        void givenLabelOfAnotherType_whenAsked_thenFree() {
            assertThat(labels("alice", stored("otp", "Work")).isTaken("Work")).isFalse();
        }

        @Test
        void givenLabelInOtherLetters_whenAsked_thenTaken() {
            CredentialLabels labels = labels("alice", stored("mfa-sms", "A••••@e••••.org"));

            assertThat(labels.isTaken(" a••••@e••••.org ")).isTrue();
            assertThat(labels.free("a••••@e••••.org")).isEqualTo("a••••@e••••.org (2)");
        }

        @Test
        void givenNumbersTaken_whenFreeOneIsWanted_thenTheNext() {
            CredentialModel[] stored = List.of("Work", "work (2)", "Work (4)").stream()
                    .map(label -> stored("mfa-sms", label))
                    .toArray(CredentialModel[]::new);

            assertThat(labels("alice", stored).free("Work")).isEqualTo("Work (3)");
        }

        @Test
        void givenCredentialWithoutLabel_whenAsked_thenItTakesNone() {
            assertThat(labels("alice", stored("mfa-sms", null)).free("null")).isEqualTo("null");
        }
    }

    @Nested
    @DisplayName("of a user storage, where they are unique over all types")
    class OfAFederatedUser {

        @Test
        void givenLabelOfAnotherType_whenAsked_thenTaken() {
            CredentialLabels labels = labels(FEDERATED, stored("otp", "Work"));

            assertThat(labels.isTaken("work")).isTrue();
            assertThat(labels.free("Work")).isEqualTo("Work (2)");
        }
    }
}
