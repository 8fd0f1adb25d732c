package org.mfapack.it.demo;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** An SMTP server on this machine that takes every mail and shows it in the {@link Inbox}. */
final class MailServer implements AutoCloseable {

    private final GreenMail greenMail;

    MailServer(int port, Inbox inbox) {
        greenMail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        GreenMailUser everybody = greenMail.setUser("everybody@localhost", "");
        greenMail.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            show(message.getMessage(), recipient.getEmail(), inbox);
            return everybody;
        });
    }

    private static void show(MimeMessage mail, String recipient, Inbox inbox) throws MessagingException {
        inbox.email(
                mail.getHeader("From", ", "),
                recipient,
                Optional.ofNullable(mail.getSubject()).orElse(""),
                body(mail, "text/plain").orElse(""),
                body(mail, "text/html"));
    }

    private static Optional<String> body(Part part, String type) throws MessagingException {
        try {
            if (part.isMimeType(type)) {
                return Optional.of(part.getContent().toString());
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    Optional<String> found = body(parts.getBodyPart(i), type);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        greenMail.stop();
    }
}
