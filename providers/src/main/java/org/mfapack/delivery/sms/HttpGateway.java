package org.mfapack.delivery.sms;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Talks HTTP to a gateway: one try, never a redirect, an answer in bounded time (D2), and failures as
 * {@link SmsException}s. Thread-safe; one per sender factory. It logs nothing, so no code can get into a log (C3).
 */
public final class HttpGateway {

    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(2);
    public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final Duration readTimeout;
    private final Duration deadline;

    public HttpGateway(Duration connectTimeout, Duration readTimeout) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        this.readTimeout = readTimeout;
        this.deadline = connectTimeout.plus(readTimeout);
    }

    /**
     * The gateway's answer, whatever its status.
     *
     * @throws SmsException {@code unreachable} is worth a retry; {@code timeout} and {@code connection_lost} are not,
     *     the message may be on its way
     */
    public HttpResponse<String> exchange(HttpRequest.Builder request) throws SmsException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request.timeout(readTimeout).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            // The client's own timeout ends with the headers: a body that never comes would block for ever.
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw SmsException.uncertain("timeout", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw SmsException.uncertain("interrupted", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** What an answer that is not a success means: {@code http_<status>}, worth a retry for 429 and 5xx. */
    public static SmsException refusal(int status) {
        String reason = "http_" + status;
        return isPassing(status) ? SmsException.unavailable(reason, null) : SmsException.rejected(reason, null);
    }

    /** Whether a status speaks of the gateway's condition rather than of the request. */
    public static boolean isPassing(int status) {
        return status == 429 || status >= 500;
    }

    private static SmsException failure(Throwable cause) {
        if (cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException) {
            return SmsException.unavailable("unreachable", cause);
        }
        if (cause instanceof HttpTimeoutException) {
            return SmsException.uncertain("timeout", cause);
        }
        if (cause instanceof ProtocolException) {
            // Without the cause: it quotes the answer, and a gateway may echo the message.
            return SmsException.uncertain("garbage", null);
        }
        if (cause instanceof IOException) {
            return SmsException.uncertain("connection_lost", null);
        }
        return SmsException.uncertain("error", null);
    }
}
