package org.mfapack.delivery.sms.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mfapack.delivery.sms.Sending.CODE;
import static org.mfapack.delivery.sms.Sending.TO;
import static org.mfapack.delivery.sms.Sending.failureOf;
import static org.mfapack.delivery.sms.Sending.message;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.Environment;

@DisplayName("D6 log")
class LogSmsSenderTest {

    private final List<String> lines = new ArrayList<>();
    private final Logger log = Logger.getLogger(LogSmsSender.class.getName());
    private final LogSmsSenderFactory factory = new LogSmsSenderFactory();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.addHandler(handler);
    }

    @AfterEach
    void stop() {
        log.removeHandler(handler);
        System.clearProperty(Environment.PROFILE);
    }

    @Test
    void givenDevelopmentMode_whenSent_thenTextIsLoggedWithMaskedNumber() {
        System.setProperty(Environment.PROFILE, "dev");

        assertThat(factory.remedy()).isEmpty();
        assertThatCode(() -> factory.create(null).send(message())).doesNotThrowAnyException();
        assertThat(lines).singleElement().satisfies(line -> assertThat(line)
                .contains(CODE, "to ••• ••78:")
                .doesNotContain(TO.substring(0, 6)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "nonserver"})
    void givenAnyOtherMode_whenSent_thenRefusedAndNothingLogged(String profile) {
        System.setProperty(Environment.PROFILE, profile);

        assertThat(factory.remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains("start-dev"));
        assertThat(failureOf(factory.create(null)).reason()).isEqualTo("development_only");
        assertThat(lines).isEmpty();
    }
}
