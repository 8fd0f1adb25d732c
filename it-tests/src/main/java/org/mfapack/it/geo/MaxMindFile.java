package org.mfapack.it.geo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file in the MaxMind DB format 2.0 with the networks that a test wants: a search tree for IPv6 with the IPv4 addresses
 * where the format has them, records of 24 bits, and each network's data.
 */
public final class MaxMindFile {

    private static final int IPV4_OFFSET = 96;
    private static final int SEPARATOR = 16;
    private static final byte[] METADATA = {
        (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };

    private final String type;
    private final MaxMindData data = new MaxMindData();
    /** A positive entry is another node, a negative one the place of data less one, 0 is nothing. */
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[2]));

    /** @param type what the file says it is: {@code GeoLite2-City} */
    public MaxMindFile(String type) {
        this.type = type;
    }

    /** A network as the files of MaxMind have it. */
    public MaxMindFile city(String cidr, String country, String city, double latitude, double longitude) {
        return with(
                cidr,
                Map.of(
                        "country", Map.of("iso_code", country, "names", Map.of("en", "not needed")),
                        "city", Map.of("names", Map.of("en", city)),
                        "location", Map.of("latitude", latitude, "longitude", longitude, "accuracy_radius", 20)));
    }

    /** A network as flat files of countries have it. */
    public MaxMindFile country(String cidr, String country) {
        return with(cidr, Map.of("country_code", country));
    }

    /** Any network that is not part of another one. */
    public MaxMindFile with(String cidr, Map<String, ?> record) {
        String[] parts = cidr.split("/", -1);
        byte[] address = address(parts[0]);
        int skipped = address.length == 4 ? IPV4_OFFSET : 0;
        int bits = skipped + Integer.parseInt(parts[1]);
        int node = 0;
        for (int bit = 0; bit < bits - 1; bit++) {
            int side = side(address, bit, skipped);
            if (nodes.get(node)[side] == 0) {
                nodes.add(new int[2]);
                nodes.get(node)[side] = nodes.size() - 1;
            }
            node = nodes.get(node)[side];
        }
        nodes.get(node)[side(address, bits - 1, skipped)] = -1 - data.size();
        data.write(record);
        return this;
    }

    private static int side(byte[] address, int bit, int skipped) {
        int position = bit - skipped;
        return position < 0 ? 0 : address[position / 8] >> (7 - position % 8) & 1;
    }

    private static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            writeRecord(file, node[0]);
            writeRecord(file, node[1]);
        }
        file.writeBytes(new byte[SEPARATOR]);
        file.writeBytes(data.bytes());
        file.writeBytes(METADATA);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("node_count", nodes.size());
        metadata.put("record_size", 24);
        metadata.put("ip_version", 6);
        metadata.put("database_type", type);
        metadata.put("languages", List.of("en"));
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", Instant.now().getEpochSecond());
        metadata.put("description", Map.of("en", "written by a test"));
        MaxMindData encoded = new MaxMindData();
        encoded.write(metadata);
        file.writeBytes(encoded.bytes());
        return file.toByteArray();
    }

    private void writeRecord(ByteArrayOutputStream file, int entry) {
        int record = entry > 0 ? entry : entry == 0 ? nodes.size() : nodes.size() + SEPARATOR - 1 - entry;
        file.write(record >> 16);
        file.write(record >> 8);
        file.write(record);
    }

    /** Puts the file in place at once, as an operator should. */
    public void writeTo(Path path) {
        write(bytes(), path);
    }

    /** Any content in the place of such a file. */
    public static void write(byte[] content, Path path) {
        try {
            Path draft = path.resolveSibling(path.getFileName() + ".new");
            Files.write(draft, content);
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
