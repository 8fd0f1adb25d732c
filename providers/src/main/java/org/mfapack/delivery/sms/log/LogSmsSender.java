package org.mfapack.delivery.sms.log;

import org.jboss.logging.Logger;
import org.keycloak.common.util.Environment;
import org.mfapack.delivery.sms.SmsException;
import org.mfapack.delivery.sms.SmsMessage;
import org.mfapack.delivery.sms.SmsSender;

final class LogSmsSender implements SmsSender {

    private static final Logger LOG = Logger.getLogger(LogSmsSender.class);

    /** The only place of the pack that writes a code anywhere, so it does not rely on the caller to ask first. */
    @Override
    public void send(SmsMessage message) throws SmsException {
        if (!Environment.isDevMode()) {
            throw SmsException.rejected("development_only", null);
        }
        LOG.infof("SMS to %s: %s", lastDigits(message.to()), message.text());
    }

    private static String lastDigits(String number) {
        return "••• ••" + number.substring(Math.max(0, number.length() - 2));
    }
}
