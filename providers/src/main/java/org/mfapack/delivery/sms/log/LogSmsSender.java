package org.mfapack.delivery.sms.log;

import org.jboss.logging.Logger;
import org.keycloak.common.util.Environment;
import org.mfapack.delivery.sms.SmsException;
import org.mfapack.delivery.sms.SmsMessage;
import org.mfapack.delivery.sms.SmsSender;
import org.mfapack.factor.sms.PhoneNumbers;

final class LogSmsSender implements SmsSender {

    private static final Logger LOG = Logger.getLogger(LogSmsSender.class);

    private final PhoneNumbers numbers = new PhoneNumbers(null);

    /** The only place of the pack that writes a code anywhere, so it does not rely on the caller to ask first. */
    @Override
    public void send(SmsMessage message) throws SmsException {
        if (!Environment.isDevMode()) {
            throw SmsException.permanent("development_only", null);
        }
        LOG.infof("SMS to %s: %s", numbers.mask(message.to()), message.text());
    }
}
