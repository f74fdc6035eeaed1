package io.everynode.simulation.schema;

import io.everynode.simulation.schema.Typed.Mistyped;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities as Kubernetes writes them back: {@code ParseQuantity} and {@code CanonicalizeBytes} of {@code api/resource}. */
public final class Quantities {
    private static final String EXPRESSION = "^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$";
    private static final Pattern QUANTITY =
            Pattern.compile("([+-]?)0*([0-9]*)(?:\\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)");
    private static final Pattern EXPONENT = Pattern.compile("[eE]([-+]?[0-9]+)");

    /** By three powers of ten each, from nano on. */
    private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");

    /** By ten powers of two each; what counts by 1 counts as decimal. */
    private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");

    /** The places after the point that a quantity may have. */
    public static final int NANO = 9;

    /** Those in a {@code ResourceList}, which rounds up. */
    public static final int MILLI = 3;

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigInteger KIBI = BigInteger.valueOf(1024);

    private Quantities() {}

    /**
     * @param text what was written
     * @param places {@link #NANO} or {@link #MILLI}
     * @throws Mistyped if it is none
     */
    public static String canonical(String text, int places) {
        String written = text.strip();
        Matcher matcher = QUANTITY.matcher(written);
        if (written.isEmpty() || !matcher.matches()) {
            throw new Mistyped(
                    "quantities must match the regular expression '" + EXPRESSION + "'", "resource.Quantity");
        }
        String whole = matcher.group(2).isEmpty() ? "0" : matcher.group(2);
        String broken = matcher.group(3) == null ? "" : matcher.group(3);
        String suffix = matcher.group(4);
        Matcher exponent = EXPONENT.matcher(suffix);
        boolean scientific = exponent.matches();
        int binary = BINARY.indexOf(suffix);
        int power = scientific ? power(exponent.group(1)) : 3 * DECIMAL.indexOf(suffix) - NANO;
        if (!scientific && binary <= 0 && power < -NANO) {
            throw suffix();
        }
        boolean kept = binary > 0
                ? broken.isEmpty() && keepsBinary(whole, binary)
                : keepsDecimal(whole + broken, power - broken.length(), places);
        if (kept) {
            return written;
        }
        BigDecimal number = new BigDecimal(matcher.group(1) + whole + "." + broken + "0");
        return binary > 0
                ? binary(rounded(number.multiply(new BigDecimal(KIBI.pow(binary))), places))
                : decimal(rounded(number.scaleByPowerOfTen(power), places), scientific);
    }

    private static Mistyped suffix() {
        return new Mistyped("unable to parse quantity's suffix", "resource.Quantity");
    }

    private static int power(String digits) {
        try {
            return Math.clamp(Integer.parseInt(digits), -99, 99);
        } catch (NumberFormatException e) {
            throw suffix();
        }
    }

    /** Kubernetes takes a text for canonical that it can read fast and whose last digits do not make a larger unit. */
    private static boolean keepsDecimal(String digits, int scale, int places) {
        return digits.length() <= 18
                && scale >= -places
                && scale % 3 == 0
                && !digits.endsWith("000")
                && digits.charAt(0) != '0';
    }

    private static boolean keepsBinary(String digits, int power) {
        return 14 - digits.length() - power * 3 >= 0 && Long.parseLong(digits) % 8 != 0;
    }

    /** Who asks for a little gets the least that there is. */
    private static BigDecimal rounded(BigDecimal number, int places) {
        return (number.scale() > places ? number.setScale(places, RoundingMode.UP) : number).stripTrailingZeros();
    }

    private static String decimal(BigDecimal number, boolean scientific) {
        int power = number.signum() == 0 ? 0 : Math.floorDiv(-number.scale(), 3) * 3;
        String digits = number.scaleByPowerOfTen(-power).toBigIntegerExact().toString();
        if (scientific) {
            return power == 0 ? digits : digits + "e" + power;
        }
        return digits + DECIMAL.get(Math.min((power + NANO) / 3, DECIMAL.size() - 1));
    }

    /** Less than 1024, or a part of 1, is written as a decimal; more than fits in 64 bits is not counted. */
    private static String binary(BigDecimal number) {
        boolean small = number.abs().compareTo(new BigDecimal(KIBI)) < 0;
        if (small || number.scale() > 0) {
            return decimal(number, false);
        }
        BigInteger rest = number.min(MOST).max(MOST.negate()).toBigIntegerExact();
        int power = 0;
        while (rest.mod(KIBI).signum() == 0) {
            rest = rest.divide(KIBI);
            power++;
        }
        return rest + BINARY.get(power);
    }
}
