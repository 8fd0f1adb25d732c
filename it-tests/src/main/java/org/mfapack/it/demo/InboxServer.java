package org.mfapack.it.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the inbox page, its stream of arrivals, and the sample application beside it. */
final class InboxServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Inbox inbox;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    InboxServer(int port, Inbox inbox, HttpHandler app) throws IOException {
        this.inbox = inbox;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::inbox);
        server.createContext("/app", app);
        server.start();
    }

    private void inbox(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/" -> Answers.file(exchange, "inbox.html", "text/html; charset=utf-8");
            case "/demo.css" -> Answers.file(exchange, "demo.css", "text/css; charset=utf-8");
            case "/inbox.js" -> Answers.file(exchange, "inbox.js", "text/javascript; charset=utf-8");
            case "/messages" -> stream(exchange);
            default -> {
                Optional<String> html = mail(path);
                if (html.isPresent()) {
                    Answers.mail(exchange, html.get());
                } else {
                    Answers.notFound(exchange);
                }
            }
        }
    }

    private Optional<String> mail(String path) {
        return path.matches("/mails/\\d{1,9}")
                ? inbox.find(Long.parseLong(path.substring("/mails/".length()))).flatMap(Arrival::html)
                : Optional.empty();
    }

    /** Server-sent events; a browser that comes back names the last one it has seen. */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        String seen = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        long last = seen != null && seen.matches("\\d{1,9}") ? Long.parseLong(seen) : 0;
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
                write(out, ": still here\n\n");
                for (Arrival arrival : inbox.after(last, HEARTBEAT)) {
                    write(out, "id: %d\ndata: %s\n\n".formatted(arrival.id(), json(arrival)));
                    last = arrival.id();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String json(Arrival arrival) throws JsonProcessingException {
        return JSON.writeValueAsString(Map.of(
                "id", arrival.id(),
                "channel", arrival.channel().name(),
                "from", arrival.from(),
                "to", arrival.to(),
                "subject", arrival.subject(),
                "text", arrival.text(),
                "html", arrival.html().isPresent(),
                "at", arrival.at().toString()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
