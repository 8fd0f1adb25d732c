package org.mfapack.it.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** One HTTP answer, and the message that was taken with it, if any. Forms and codes are those of Twilio's reference. */
record Answer(int status, String contentType, String body, Optional<TextMessage> taken) {

    private static final String JSON = "application/json;charset=utf-8";

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    static Answer message(String account, TextMessage message, Optional<String> service) {
        String sid = sid("SM");
        String uri = "/2010-04-01/Accounts/" + account + "/Messages/" + sid;
        ObjectNode json = resource(account, sid, message, uri + ".json");
        json.put("body", message.body());
        json.put("num_segments", service.isPresent() ? "0" : "1");
        json.put("num_media", "0");
        json.put("status", service.isPresent() ? "accepted" : "queued");
        json.put("messaging_service_sid", service.orElse(null));
        json.putNull("date_sent");
        json.putNull("error_code");
        json.putNull("error_message");
        json.putNull("price");
        json.putNull("price_unit");
        json.putObject("subresource_uris").put("media", uri + "/Media.json");
        if (service.isPresent() && service.get().equals(message.from())) {
            json.putNull("from");
        }
        return new Answer(201, JSON, json.toString(), Optional.of(message));
    }

    static Answer call(String account, TextMessage message) {
        String sid = sid("CA");
        String uri = "/2010-04-01/Accounts/" + account + "/Calls/" + sid;
        ObjectNode json = resource(account, sid, message, uri + ".json");
        json.put("to_formatted", message.to());
        json.put("from_formatted", message.from());
        json.put("status", "queued");
        json.put("price_unit", "USD");
        json.put("queue_time", "0");
        for (String unknownYet : new String[] {
            "annotation",
            "answered_by",
            "caller_name",
            "duration",
            "end_time",
            "forwarded_from",
            "group_sid",
            "parent_call_sid",
            "phone_number_sid",
            "price",
            "start_time",
            "trunk_sid"
        }) {
            json.putNull(unknownYet);
        }
        json.putObject("subresource_uris").put("recordings", uri + "/Recordings.json");
        return new Answer(201, JSON, json.toString(), Optional.of(message));
    }

    /** Of the plain endpoint. */
    static Answer plain(TextMessage message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", "accepted");
        json.put("id", UUID.randomUUID().toString());
        return new Answer(200, JSON, json.toString(), Optional.of(message));
    }

    static Answer error(int status, int code, String text) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", code);
        json.put("message", text);
        json.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        json.put("status", status);
        return new Answer(status, JSON, json.toString(), Optional.empty());
    }

    /** The usual error of a status. */
    static Answer error(int status) {
        return switch (status) {
            case 400 -> error(400, 21211, "Invalid 'To' Phone Number");
            case 401 -> error(401, 20003, "Authenticate");
            case 403 -> error(403, 20403, "Forbidden");
            case 404 -> error(404, 20404, "The requested resource was not found");
            case 405 -> error(405, 20004, "Method not allowed");
            case 429 -> error(429, 20429, "Too Many Requests");
            default -> error(status, 20000 + status, "Internal Server Error");
        };
    }

    static Answer garbage() {
        return new Answer(201, "text/html", "<html><body>It works!", Optional.empty());
    }

    private static ObjectNode resource(String account, String sid, TextMessage message, String uri) {
        String at = DateTimeFormatter.RFC_1123_DATE_TIME.format(message.at().atOffset(ZoneOffset.UTC));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("account_sid", account);
        json.put("api_version", "2010-04-01");
        json.put("date_created", at.replace("GMT", "+0000"));
        json.put("date_updated", at.replace("GMT", "+0000"));
        json.put("direction", "outbound-api");
        json.put("from", message.from());
        json.put("sid", sid);
        json.put("to", message.to());
        json.put("uri", uri);
        return json;
    }

    private static String sid(String kind) {
        return kind + UUID.randomUUID().toString().replace("-", "");
    }
}
