package org.mfapack.it.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that costs next to nothing: it takes a message, after a delay if wanted, and hands its code on. */
final class SmtpSink implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("^[0-9]{6}$");

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BiConsumer<String, String> codes;
    private volatile Duration delay = Duration.ZERO;

    /** @param codes gets recipient and code of each message */
    SmtpSink(BiConsumer<String, String> codes) {
        this.codes = codes;
        try {
            socket = new ServerSocket(0, 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    void delay(Duration before250) {
        delay = before250;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            client.setTcpNoDelay(true);
            OutputStream out = client.getOutputStream();
            say(out, "220 sink");
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                }
                if (line.equals("DATA")) {
                    say(out, "354 go on");
                    String code = readMessage(in);
                    Thread.sleep(delay.toMillis());
                    codes.accept(recipient, code);
                }
                say(out, line.equals("QUIT") ? "221 bye" : "250 fine");
            }
        } catch (IOException e) {
            // the client is gone, and with it the message
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String readMessage(BufferedReader in) throws IOException {
        String code = "";
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            Matcher matcher = CODE.matcher(line);
            if (code.isEmpty() && matcher.matches()) {
                code = line;
            }
        }
        return code;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
