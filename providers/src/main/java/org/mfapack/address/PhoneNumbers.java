package org.mfapack.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and writes phone numbers that can receive a code (D9). Thread-safe.
 *
 * <p>Refused by kind: landlines, premium, shared-cost, toll-free, pager, voicemail, personal and universal access
 * numbers, and numbers of no country, satellites among them (T2).
 */
public final class PhoneNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private static final Set<PhoneNumberType> REACHABLE =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.VOIP);

    private static final String NO_REGION = "ZZ";
    private static final String NO_COUNTRY = "001";
    private static final int LONGEST_INPUT = 40;

    private final String defaultRegion;

    /**
     * @param defaultRegion where numbers without a country code belong, as an ISO 3166-1 code such as {@code DE};
     *     null, blank or unknown to accept only numbers with a country code
     */
    public PhoneNumbers(String defaultRegion) {
        String region = defaultRegion == null ? "" : defaultRegion.strip();
        this.defaultRegion = NUMBERS.getSupportedRegions().stream()
                .filter(region::equalsIgnoreCase)
                .findFirst()
                .orElse(NO_REGION);
    }

    /** The number in E.164, however the user wrote it; empty if it is no number that can receive a code. */
    public Optional<String> toE164(String input) {
        if (input == null
                || input.length() > LONGEST_INPUT
                || input.codePoints().anyMatch(Character::isLetter)) {
            return Optional.empty();
        }
        Optional<PhoneNumber> number = parse(input, defaultRegion).filter(PhoneNumbers::isReachable);
        if (number.isEmpty() && !hasPlus(input)) {
            // 0049... and 49..., also where international calls start with something else
            String digits = PhoneNumberUtil.normalizeDigitsOnly(input);
            String withCountry = "+" + (digits.startsWith("00") ? digits.substring(2) : digits);
            number = parse(withCountry, NO_REGION).filter(PhoneNumbers::isReachable);
        }
        return number.map(found -> NUMBERS.format(found, PhoneNumberFormat.E164));
    }

    /** A number of the default region as its people write it; empty without a region. */
    public Optional<String> example() {
        // the library warns of an unknown region, and this is asked with each page
        return Optional.of(defaultRegion)
                .filter(region -> !region.equals(NO_REGION))
                .map(region -> NUMBERS.getExampleNumberForType(region, PhoneNumberType.MOBILE))
                .map(number -> NUMBERS.format(number, PhoneNumberFormat.NATIONAL));
    }

    /** The country code and the last two digits: {@code +49 ••• ••78}. Anything that is no number disappears. */
    public static String mask(String e164) {
        return parse(e164, NO_REGION)
                .map(number -> {
                    String national = NUMBERS.getNationalSignificantNumber(number);
                    return "+" + number.getCountryCode() + " ••• ••" + national.substring(national.length() - 2);
                })
                .orElse("•••");
    }

    private static Optional<PhoneNumber> parse(String input, String region) {
        try {
            return Optional.of(NUMBERS.parse(input, region));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isReachable(PhoneNumber number) {
        String region = NUMBERS.getRegionCodeForNumber(number);
        return region != null
                && !region.equals(NO_COUNTRY)
                && !number.hasExtension()
                && NUMBERS.isValidNumberForRegion(number, region)
                && REACHABLE.contains(NUMBERS.getNumberType(number));
    }

    private static boolean hasPlus(String input) {
        return input.indexOf('+') >= 0 || input.indexOf('＋') >= 0;
    }
}
