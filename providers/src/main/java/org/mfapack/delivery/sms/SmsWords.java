package org.mfapack.delivery.sms;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.mfapack.delivery.CodeMessage;
import org.mfapack.delivery.NoticeMessage;

/** What a text message says, and what a voice call says instead. */
record SmsWords(String text, String spoken) {

    static SmsWords of(CodeMessage message, Properties messages, String realm, String client) {
        Locale locale = message.locale();
        String text = new SmsText(messages.getProperty("mfa.sms.text"), locale)
                .compose(message.code(), realm, client, message.lifetimeMinutes(), message.host());
        String digits = String.join(", ", message.code().split(""));
        String spoken =
                new MessageFormat(messages.getProperty("mfa.sms.spoken"), locale).format(new Object[] {digits, realm});
        return new SmsWords(text, spoken);
    }

    static SmsWords of(NoticeMessage message, Properties messages, String realm) {
        String pattern =
                messages.getProperty("mfa.notice.sms-" + message.content().kind());
        String text = new SmsText(pattern, message.locale()).compose(realm);
        return new SmsWords(text, text);
    }
}
