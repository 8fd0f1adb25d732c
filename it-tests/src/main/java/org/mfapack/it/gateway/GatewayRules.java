package org.mfapack.it.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the documentation of Twilio's Messages and Calls resources says to a request, and what plain JSON is told. */
final class GatewayRules {

    private static final Pattern PATH = Pattern.compile("/2010-04-01/Accounts/([^/]+)/(Messages|Calls)\\.json");
    private static final Pattern ADDRESS = Pattern.compile("(whatsapp:)?\\+[1-9]\\d{6,14}");
    private static final int LONGEST_BODY = 1600;

    private final String accountSid;
    private final String credentials;

    GatewayRules(String accountSid, String authToken) {
        this.accountSid = accountSid;
        this.credentials = "Basic "
                + Base64.getEncoder().encodeToString((accountSid + ":" + authToken).getBytes(StandardCharsets.UTF_8));
    }

    Answer judge(Received request) {
        if (request.path().equals("/sms")) {
            return judgePlain(request);
        }
        var path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Answer.error(404);
        }
        if (!request.authorization().filter(credentials::equals).isPresent()) {
            return Answer.error(401);
        }
        if (!path.group(1).equals(accountSid)) {
            return Answer.error(404);
        }
        if (!request.method().equals("POST")) {
            return Answer.error(405);
        }
        return path.group(2).equals("Calls") ? judgeCall(request) : judgeMessage(request);
    }

    private Answer judgeMessage(Received request) {
        Optional<String> to = request.field("To");
        Optional<String> service = request.field("MessagingServiceSid");
        Optional<String> from = request.field("From").or(() -> service);
        Optional<String> body = request.field("Body");
        if (to.isEmpty()) {
            return Answer.error(400, 21604, "A 'To' phone number is required.");
        }
        if (!ADDRESS.matcher(to.get()).matches()) {
            return Answer.error(400, 21211, "Invalid 'To' Phone Number: " + to.get());
        }
        if (from.isEmpty()) {
            return Answer.error(400, 21603, "A 'From' phone number is required.");
        }
        if (body.isEmpty()) {
            return Answer.error(400, 21602, "Message body is required.");
        }
        if (body.get().length() > LONGEST_BODY) {
            return Answer.error(400, 21617, "The concatenated message body exceeds the 1600 character limit.");
        }
        return Answer.message(accountSid, new TextMessage(Instant.now(), to.get(), from.get(), body.get()), service);
    }

    private Answer judgeCall(Received request) {
        Optional<String> to = request.field("To");
        Optional<String> from = request.field("From");
        Optional<String> twiml = request.field("Twiml");
        if (to.isEmpty()) {
            return Answer.error(400, 21201, "No 'To' number is specified");
        }
        if (!ADDRESS.matcher(to.get()).matches()) {
            return Answer.error(400, 21211, "Invalid 'To' Phone Number: " + to.get());
        }
        if (from.isEmpty()) {
            return Answer.error(400, 21213, "'From' parameter is required.");
        }
        if (twiml.isEmpty()) {
            return Answer.error(400, 21205, "Url parameter is required.");
        }
        return Answer.call(accountSid, new TextMessage(Instant.now(), to.get(), from.get(), twiml.get()));
    }

    private static Answer judgePlain(Received request) {
        Optional<String> to = request.field("to");
        Optional<String> text = request.field("text");
        if (to.isEmpty() || text.isEmpty()) {
            return Answer.error(400);
        }
        String from = request.field("from").orElse("");
        return Answer.plain(new TextMessage(Instant.now(), to.get(), from, text.get()));
    }
}
