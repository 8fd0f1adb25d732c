package org.mfapack.delivery.sms;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** An HTTP server that gives one answer to everything and remembers what it was asked. */
public final class LocalGateway implements AutoCloseable {

    private static final Socket NOBODY = bound();

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    public record Received(String method, String path, String query, Headers headers, String body) {

        /** The fields of a form. */
        public Map<String, String> form() {
            return Arrays.stream(body.split("&"))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(
                            field -> URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                            field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        }
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private LocalGateway(Answer answer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestURI().getRawQuery(),
                    exchange.getRequestHeaders(),
                    body));
            answer.to(exchange);
        });
        server.start();
    }

    public static LocalGateway answering(int status, String body) {
        return new LocalGateway(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    /** Takes the request and never answers. */
    public static LocalGateway hanging() {
        return new LocalGateway(exchange -> {});
    }

    /** Answers with headers and never with the body they promise. */
    public static LocalGateway hangingInTheBody(int status) {
        return new LocalGateway(exchange -> {
            exchange.sendResponseHeaders(status, 10);
            exchange.getResponseBody().flush();
        });
    }

    /** Takes the request and closes the connection. */
    public static LocalGateway hangingUp() {
        return new LocalGateway(HttpExchange::close);
    }

    /** Where nothing listens: a port that is taken, so that nobody else comes to listen there. */
    public static String refusing() {
        return "http://127.0.0.1:" + NOBODY.getLocalPort();
    }

    private static Socket bound() {
        try {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers one connection with something that is not HTTP; gives its address. */
    public static String babbling() {
        try {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(() -> {
                try (socket;
                        Socket connection = socket.accept()) {
                    byte[] read = new byte[4096];
                    if (connection.getInputStream().read(read) > 0) {
                        connection.getOutputStream().write("220 mail ready\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
