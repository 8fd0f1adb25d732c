package org.mfapack.it.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.mfapack.it.ports.ReservedPort;

/** A mail server of the test's own: every address exists, all mail stays here. */
public final class MailBox implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 20;
    private static final ReservedPort DEAD = ReservedPort.at(new InetSocketAddress(0));

    private final GreenMail server;

    private MailBox(GreenMail server) {
        this.server = server;
    }

    /** Listens on a free port of all interfaces, so that a server in a container reaches it too. */
    public static MailBox start() {
        return start(0);
    }

    /** Listens on the given port, as a mail server that comes back does. */
    public static MailBox start(int port) {
        GreenMail server = new GreenMail(new ServerSetup(port, "0.0.0.0", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new MailBox(server);
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    public List<ReceivedMail> messages() {
        return Arrays.stream(server.getReceivedMessages()).map(ReceivedMail::of).toList();
    }

    public List<ReceivedMail> messagesTo(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> recipients(message).anyMatch(address::equalsIgnoreCase))
                .map(ReceivedMail::of)
                .toList();
    }

    /** Waits for the first message to an address; the latest one if there are several. */
    public ReceivedMail awaitMessageTo(String address) {
        return awaitMessagesTo(address, 1).get(0);
    }

    /** Waits until that many messages to an address are here; the latest is first. */
    public List<ReceivedMail> awaitMessagesTo(String address, int count) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        List<ReceivedMail> messages = messagesTo(address);
        while (messages.size() < count) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError(
                        "expected " + count + " messages to " + address + " but there are " + messages.size());
            }
            server.waitForIncomingEmail(POLL_MILLIS, server.getReceivedMessages().length + 1);
            messages = messagesTo(address);
        }
        List<ReceivedMail> latestFirst = new ArrayList<>(messages);
        Collections.reverse(latestFirst);
        return latestFirst;
    }

    /** Forgets all messages. */
    public void clear() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Stream<String> recipients(Message message) {
        try {
            return Arrays.stream(message.getAllRecipients()).map(Address::toString);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A port on which nothing listens: connections are refused at once. */
    public static int deadPort() {
        return DEAD.number();
    }

    /** A socket that takes connections and never says a word: a mail server that hangs. */
    public static ServerSocket blackHole() {
        try {
            return new ServerSocket(0, 500);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
