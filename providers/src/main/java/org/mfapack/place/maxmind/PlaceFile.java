package org.mfapack.place.maxmind;

import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.mfapack.config.Finding;
import org.mfapack.place.Place;

/**
 * One MaxMind DB file, held in memory, so that a look-up never waits for a disk. What is there in place of a good file is
 * reported and otherwise ignored: the places of the good one stay known until there is another.
 */
final class PlaceFile {

    private static final Logger LOG = Logger.getLogger(PlaceFile.class);
    private static final String OPTION = "spi-mfa-geo--maxmind--file";
    /** So many networks may be without a country before a file counts as one of something else. */
    private static final int PROBED = 10_000;

    /** 2000::/3 */
    private static final byte[] FIRST_GLOBAL_IPV6 =
            new BigInteger("20", 16).shiftLeft(120).toByteArray();

    private final Path path;
    private volatile Reader reader;
    private volatile String trouble;
    private Object version;

    PlaceFile(Path path) {
        this.path = path;
    }

    /** Reads the file if it is another than last time. The former one is left to look-ups that still use it, then to GC. */
    synchronized void refresh() {
        Object present = version();
        if (present.equals(version)) {
            return;
        }
        version = present;
        try {
            Reader fresh = new Reader(path.toFile(), Reader.FileMode.MEMORY, new CHMCache());
            probe(fresh);
            reader = fresh;
            trouble = null;
            LOG.infof(
                    "Places are known from %s, %s of %s.",
                    path,
                    fresh.getMetadata().databaseType(),
                    fresh.getMetadata().buildTime());
        } catch (IOException | RuntimeException e) {
            LOG.debug("Reading places failed", e);
            report(reason(e));
        }
    }

    private Object version() {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
        } catch (IOException | RuntimeException e) {
            return e.getClass();
        }
    }

    /** A copy cut short, or a file of networks' owners, shows here and not at somebody's login. */
    private static void probe(Reader candidate) throws IOException {
        boolean hasIpv6 = candidate.getMetadata().ipVersion() != 4;
        if (!hasCountry(candidate, new byte[4]) && !(hasIpv6 && hasCountry(candidate, FIRST_GLOBAL_IPV6))) {
            throw new InvalidDatabaseException("no countries");
        }
    }

    /** Network by network, because the library's own walk may never end in a tree that is damaged. */
    private static boolean hasCountry(Reader candidate, byte[] first) throws IOException {
        int bits = first.length * Byte.SIZE;
        BigInteger next = new BigInteger(1, first);
        for (int i = 0; i < PROBED && next.bitLength() <= bits; i++) {
            var record = candidate.getRecord(address(next, first.length), Map.class);
            if (PlaceRecord.read(record.data()).isPresent()) {
                return true;
            }
            next = next.add(BigInteger.ONE.shiftLeft(bits - record.network().prefixLength()));
        }
        return false;
    }

    private static InetAddress address(BigInteger number, int length) throws UnknownHostException {
        byte[] address = new byte[length];
        byte[] bytes = number.toByteArray();
        int copied = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - copied, address, length - copied, copied);
        return InetAddress.getByAddress(address);
    }

    private String reason(Exception e) {
        if (e instanceof NoSuchFileException || !Files.exists(path)) {
            return "is not there";
        }
        return e instanceof AccessDeniedException || !Files.isReadable(path) || Files.isDirectory(path)
                ? "cannot be read"
                : "is no MaxMind DB file of countries or cities, or is damaged";
    }

    private void report(String what) {
        if (!what.equals(trouble)) {
            trouble = what;
            LOG.warnf("%s %s; used is %s. Set %s to such a file.", path, what, used(), OPTION);
        }
    }

    private String used() {
        return Optional.ofNullable(reader)
                .map(good -> "the file of " + good.getMetadata().buildTime())
                .orElse("no place at all");
    }

    boolean isReady() {
        return reader != null;
    }

    /** Empty as long as the file is in order. It shows the file's name only: administrators of realms read it. */
    Optional<Finding> finding() {
        return Optional.ofNullable(trouble)
                .map(what -> new Finding(
                        OPTION,
                        path.getFileName() + " " + what,
                        used(),
                        "Put a MaxMind DB file of countries or cities there; it is read without a restart."));
    }

    Optional<Place> locate(InetAddress address) {
        Reader present = reader;
        if (present == null
                || (address instanceof Inet6Address && present.getMetadata().ipVersion() == 4)) {
            return Optional.empty();
        }
        try {
            return PlaceRecord.read(present.get(address, Map.class));
        } catch (IOException | RuntimeException e) {
            LOG.debug("Looking up a place failed", e);
            report("is damaged");
            return Optional.empty();
        }
    }
}
