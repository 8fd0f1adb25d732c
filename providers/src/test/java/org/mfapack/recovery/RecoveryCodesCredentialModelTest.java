package org.mfapack.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.credential.CredentialModel;

@DisplayName("R2, C7: the stored credential")
class RecoveryCodesCredentialModelTest {

    private final CodeSet set =
            CodeSet.draw(new SecureRandom(), new CountingHashing(), 3, 13).set();

    private RecoveryCodesCredentialModel create() {
        return RecoveryCodesCredentialModel.create(set, 13, "label");
    }

    private static RecoveryCodesCredentialModel readAgain(CredentialModel model) {
        return RecoveryCodesCredentialModel.of(model).orElseThrow();
    }

    @Test
    void givenCodes_whenStoredAndRead_thenTheSame() {
        assertThat(readAgain(create()).set()).isEqualTo(set);
        assertThat(readAgain(create()).total()).isEqualTo(3);
        assertThat(readAgain(create()).length()).isEqualTo(13);
    }

    @Test
    void givenCodeRemoved_whenRead_thenTheOthersAreLeft() {
        RecoveryCodesCredentialModel model = create();

        model.remove(set.codes().get(1).id());

        assertThat(readAgain(model).left()).isEqualTo(2);
        assertThat(readAgain(model).total()).isEqualTo(3);
        assertThat(model.getSecretData()).doesNotContain(set.codes().get(1).id());
    }

    @Test
    void givenDisabled_whenRead_thenNoCodeIsThereAnyMore() {
        RecoveryCodesCredentialModel model = create();

        model.disable();

        assertThat(readAgain(model).isDisabled()).isTrue();
        assertThat(readAgain(model).left()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|{}",
                "null|null",
                "x|y",
                "{\"total\":1,\"length\":13}|{\"key\":\"\"}",
                "{\"total\":1,\"length\":13}|{\"key\":\"AAAA\",\"codes\":[null]}",
                "{\"total\":1,\"length\":13}|{\"key\":\"AAAA\",\"codes\":[{\"id\":\"1\"}]}",
                "{\"total\":1,\"length\":0}|{\"key\":\"AAAA\",\"codes\":[]}",
                "{\"total\":1,\"length\":13}|{\"key\":\"\",\"codes\":[]}",
                "{\"total\":1,\"length\":13}|{\"key\":\"?\",\"codes\":[]}"
            })
    void givenDamagedCredential_whenRead_thenOfNoUse(String data, String secret) {
        CredentialModel damaged = new CredentialModel();
        damaged.setCredentialData(data);
        damaged.setSecretData(secret);

        assertThat(RecoveryCodesCredentialModel.of(damaged)).isEmpty();
    }
}
