package org.mfapack.delivery.sms.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP statuses as an operator lists them: {@code 200-299} or {@code 200, 202}. */
record StatusRanges(List<Range> ranges) {

    private static final Pattern RANGE = Pattern.compile("\\s*([1-5]\\d\\d)\\s*(?:-\\s*([1-5]\\d\\d)\\s*)?");

    static final StatusRanges ANY_SUCCESS = new StatusRanges(List.of(new Range(200, 299)));

    record Range(int first, int last) {}

    static Optional<StatusRanges> parse(String list) {
        List<Range> ranges = new ArrayList<>();
        for (String item : list.split(",", -1)) {
            Matcher range = RANGE.matcher(item);
            if (!range.matches()) {
                return Optional.empty();
            }
            int first = Integer.parseInt(range.group(1));
            ranges.add(new Range(first, range.group(2) == null ? first : Integer.parseInt(range.group(2))));
        }
        return Optional.of(new StatusRanges(List.copyOf(ranges)));
    }

    boolean contain(int status) {
        return ranges.stream().anyMatch(range -> range.first() <= status && status <= range.last());
    }
}
