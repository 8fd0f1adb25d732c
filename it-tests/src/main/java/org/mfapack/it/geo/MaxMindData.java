package org.mfapack.it.geo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The data section of a MaxMind DB file: each value behind a byte or two that tell its type and size. */
final class MaxMindData {

    private static final int STRING = 2;
    private static final int DOUBLE = 3;
    private static final int UINT32 = 6;
    private static final int MAP = 7;
    private static final int UINT64 = 9;
    private static final int ARRAY = 11;
    /** Larger sizes take a byte of their own. */
    private static final int SHORT_SIZE = 29;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    void write(Object value) {
        if (value instanceof Map<?, ?> map) {
            head(MAP, map.size());
            map.forEach((key, entry) -> {
                write(key);
                write(entry);
            });
        } else if (value instanceof List<?> list) {
            head(ARRAY, list.size());
            list.forEach(this::write);
        } else if (value instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            head(STRING, utf8.length);
            out.writeBytes(utf8);
        } else if (value instanceof Double number) {
            head(DOUBLE, Double.BYTES);
            out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
        } else if (value instanceof Integer number) {
            head(UINT32, Integer.BYTES);
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        } else if (value instanceof Long number) {
            head(UINT64, Long.BYTES);
            out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        } else {
            throw new IllegalArgumentException("cannot be written: " + value);
        }
    }

    /** Types above 7 stand in a byte of their own. */
    private void head(int type, int size) {
        int shortSize = Math.min(size, SHORT_SIZE);
        if (type <= MAP) {
            out.write(type << 5 | shortSize);
        } else {
            out.write(shortSize);
            out.write(type - MAP);
        }
        if (size >= SHORT_SIZE) {
            out.write(size - SHORT_SIZE);
        }
    }
}
