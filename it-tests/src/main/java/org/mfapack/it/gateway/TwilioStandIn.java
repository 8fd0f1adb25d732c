package org.mfapack.it.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.mfapack.it.ports.ReservedPort;

/**
 * A stand-in for an SMS gateway on this machine. It answers as the documentation of Twilio's Messages and Calls
 * resources says, takes plain JSON at {@link #smsUri()}, keeps what it took, and misbehaves on demand. No thread waits
 * while an answer is delayed, so hundreds of slow requests can be open.
 */
public final class TwilioStandIn implements AutoCloseable {

    private static final int BACKLOG = 1024;

    static {
        // Read once by the JDK's server: without it each answer waits 40 ms for an acknowledgement, and the 201st
        // idle connection is closed in the face of its client, as are those that were idle for half a minute.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
        System.setProperty("sun.net.httpserver.idleInterval", "3600");
    }

    private record Waiting(HttpExchange exchange, Received request) {}

    private final GatewayRules rules;
    private final ExecutorService workers = Executors.newCachedThreadPool(daemons());
    private final Queue<TextMessage> messages = new ConcurrentLinkedQueue<>();
    private final Map<String, List<TextMessage>> messagesByNumber = new ConcurrentHashMap<>();
    private final Map<String, Behaviour> behaviourByNumber = new ConcurrentHashMap<>();
    private final Map<String, Behaviour> behaviourByPath = new ConcurrentHashMap<>();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> refusedOnce = new ConcurrentHashMap<>();
    private final Queue<Waiting> hanging = new ConcurrentLinkedQueue<>();
    private final List<Consumer<TextMessage>> listeners = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = Behaviour.normal();
    private volatile InetSocketAddress address;
    private HttpServer server;
    private Optional<ReservedPort> place = Optional.empty();

    public TwilioStandIn(String accountSid, String authToken) {
        this.rules = new GatewayRules(accountSid, authToken);
    }

    /** Listens on a free port of the loopback interface. */
    public TwilioStandIn start() {
        return start(0);
    }

    /** Listens on a port of the loopback interface. */
    public TwilioStandIn start(int port) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public synchronized TwilioStandIn start(InetSocketAddress at) {
        try {
            server = HttpServer.create(at, BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
        address = server.getAddress();
        leavePlace();
        return this;
    }

    /** The port, which stays the same while {@link Behaviour#refuse()} is in force. */
    public int port() {
        return address.getPort();
    }

    /** For {@code --spi-mfa-sms--twilio--base-url}. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** For {@code --spi-mfa-sms--http--url}: takes {@code to}, {@code from} and {@code text} as JSON or form. */
    public URI smsUri() {
        return baseUri().resolve("/sms");
    }

    /** What was taken, oldest first. */
    public List<TextMessage> messages() {
        return List.copyOf(messages);
    }

    /** What was taken for one number, by whichever channel, oldest first. */
    public List<TextMessage> messagesTo(String e164) {
        return List.copyOf(messagesByNumber.getOrDefault(e164, List.of()));
    }

    /** How many requests came in, taken or not. */
    public int requests() {
        return received.size();
    }

    /** What came in, taken or not, oldest first. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** What came in for one number, taken or not, oldest first. */
    public List<Received> receivedFor(String e164) {
        return received.stream()
                .filter(request -> request.number().equals(e164))
                .toList();
    }

    /** Forgets messages, requests and behaviours, and hangs up on whoever still waits; listeners stay. */
    public void clear() {
        messages.clear();
        messagesByNumber.clear();
        behaviourByNumber.clear();
        behaviourByPath.clear();
        refusedOnce.clear();
        received.clear();
        behave(Behaviour.normal());
        for (Waiting waiting = hanging.poll(); waiting != null; waiting = hanging.poll()) {
            waiting.exchange().close();
        }
    }

    /** Behaves again, and answers whoever still waits as if nothing had been. */
    public void letGo() {
        behaviourByNumber.clear();
        behaviourByPath.clear();
        behave(Behaviour.normal());
        for (Waiting waiting = hanging.poll(); waiting != null; waiting = hanging.poll()) {
            answerLate(waiting);
        }
    }

    /** Tells each message once it is taken, on a thread of the gateway, before the answer goes out. */
    public void onMessage(Consumer<TextMessage> listener) {
        listeners.add(listener);
    }

    public synchronized void behave(Behaviour next) {
        boolean listened = server != null;
        behaviour = Objects.requireNonNull(next);
        if (listened && next instanceof Behaviour.Refuse) {
            server.stop(0);
            server = null;
            place = Optional.of(ReservedPort.at(address));
        } else if (!listened && address != null && !(next instanceof Behaviour.Refuse)) {
            start(address);
        }
    }

    /** For one recipient, before what {@link #behave} says. */
    public void behaveFor(String e164, Behaviour next) {
        if (next instanceof Behaviour.Refuse) {
            throw new IllegalArgumentException("a connection is refused before its recipient is known");
        }
        behaviourByNumber.put(e164, next);
    }

    /** Refuses the next request for one recipient with a status of 400 or more, and none after it. */
    public void refuseOnce(String e164, int status) {
        refusedOnce.put(e164, status);
    }

    /** For one path, for instance {@code /sms}, before what {@link #behave} says. */
    public void behaveAt(String path, Behaviour next) {
        behaviourByPath.put(path, next);
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        leavePlace();
        address = null;
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Received request = Received.from(exchange);
        received.add(request);
        Integer refusedNow = refusedOnce.remove(request.number());
        Behaviour now = refusedNow == null ? behaviourFor(request) : Behaviour.status(refusedNow);
        if (now instanceof Behaviour.Delay slow) {
            CompletableFuture.delayedExecutor(slow.delay().toMillis(), TimeUnit.MILLISECONDS, workers)
                    .execute(() -> answer(exchange, rules.judge(request)));
        } else if (now instanceof Behaviour.Status refusal) {
            answer(exchange, Answer.error(refusal.status()));
        } else if (now instanceof Behaviour.Garbage) {
            answer(exchange, Answer.garbage());
        } else if (now instanceof Behaviour.Normal) {
            answer(exchange, rules.judge(request));
        } else {
            hang(new Waiting(exchange, request));
        }
    }

    private Behaviour behaviourFor(Received request) {
        return behaviourByNumber.getOrDefault(
                request.number(), behaviourByPath.getOrDefault(request.path(), behaviour));
    }

    private void hang(Waiting waiting) {
        hanging.add(waiting);
        boolean letGoMeanwhile = !(behaviourFor(waiting.request()) instanceof Behaviour.Hang);
        if (letGoMeanwhile && hanging.remove(waiting)) {
            answerLate(waiting);
        }
    }

    private void answerLate(Waiting waiting) {
        workers.execute(() -> answer(waiting.exchange(), rules.judge(waiting.request())));
    }

    private void leavePlace() {
        place.ifPresent(ReservedPort::close);
        place = Optional.empty();
    }

    private void answer(HttpExchange exchange, Answer answer) {
        answer.taken().ifPresent(this::take);
        try (exchange) {
            byte[] bytes = answer.bytes();
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            // The client has given up waiting.
            return;
        }
    }

    private void take(TextMessage message) {
        messages.add(message);
        messagesByNumber
                .computeIfAbsent(message.number(), number -> new CopyOnWriteArrayList<>())
                .add(message);
        listeners.forEach(listener -> listener.accept(message));
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "gateway-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
