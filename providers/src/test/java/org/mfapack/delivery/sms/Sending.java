package org.mfapack.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Optional;

/** A message and what came of sending it. */
public final class Sending {

    public static final String TO = "+4915112345678";
    public static final String CODE = "483920";
    public static final String TEXT = "Your code is " + CODE + ".\nNot you? Say \"no\" & call us.\n@a.example #" + CODE;
    public static final String SPOKEN = "Your code is 4, 8, 3, 9, 2, 0. Not <you>?";
    public static final String TOKEN = "t0ken-of-the-account";

    private Sending() {}

    public static SmsMessage message() {
        return message(Locale.ENGLISH, Optional.empty());
    }

    public static SmsMessage message(Locale locale, Optional<String> senderId) {
        return new SmsMessage(TO, TEXT, SPOKEN, locale, senderId);
    }

    public static SmsException failureOf(SmsSender sender) {
        SmsException failure = catchThrowableOfType(SmsException.class, () -> sender.send(message()));
        assertThat(failure).as("the message must not be taken").isNotNull();
        assertThat(printed(failure)).doesNotContain(TO, TO.substring(1), CODE, TOKEN);
        return failure;
    }

    private static String printed(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
