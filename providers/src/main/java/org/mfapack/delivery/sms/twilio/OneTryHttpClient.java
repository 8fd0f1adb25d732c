package org.mfapack.delivery.sms.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.mfapack.delivery.sms.HttpGateway;
import org.mfapack.delivery.sms.SmsException;

/**
 * The SDK's way to the network. Its own one would write messages to the log at TRACE (C3), try three times and wait 30
 * seconds (D2). An {@link SmsException} leaves as the cause of an {@link ApiConnectionException}. For one message only.
 */
final class OneTryHttpClient extends HttpClient {

    private static final int[] NO_RETRY = {};
    private static final Header[] NO_HEADERS = {};

    private final HttpGateway gateway;
    private final Optional<URI> baseUrl;
    private int lastStatus;

    OneTryHttpClient(HttpGateway gateway, Optional<URI> baseUrl) {
        this.gateway = gateway;
        this.baseUrl = baseUrl;
    }

    /** The status of the answer, 0 if there was none. */
    int lastStatus() {
        return lastStatus;
    }

    @Override
    public Response reliableRequest(Request request) {
        return reliableRequest(request, NO_RETRY, 1, 0);
    }

    @Override
    public Response makeRequest(Request request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(target(request.constructURL()))
                .header("Authorization", request.getAuthString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .method(request.getMethod().name(), HttpRequest.BodyPublishers.ofString(request.encodeFormBody()));
        try {
            HttpResponse<String> answer = gateway.exchange(http);
            lastStatus = answer.statusCode();
            if (HttpGateway.isPassing(lastStatus)) {
                throw HttpGateway.refusal(lastStatus);
            }
            return new Response(answer.body(), lastStatus, NO_HEADERS);
        } catch (SmsException e) {
            throw new ApiConnectionException(e.reason(), e);
        }
    }

    private URI target(URL twilio) {
        try {
            URI uri = twilio.toURI();
            if (baseUrl.isEmpty()) {
                return uri;
            }
            URI base = baseUrl.get();
            String prefix = base.getPath() == null ? "" : base.getPath().replaceFirst("/+$", "");
            return new URI(base.getScheme(), null, base.getHost(), base.getPort(), prefix + uri.getPath(), null, null);
        } catch (URISyntaxException e) {
            throw new ApiException("no address", e);
        }
    }
}
