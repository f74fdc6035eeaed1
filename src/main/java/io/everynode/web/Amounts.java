package io.everynode.web;

import java.util.Locale;

/** Amounts of resources as people read them. */
public final class Amounts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Amounts() {}

    /** Thousandths of a core below one core ({@code 100m}), cores from there on ({@code 1.5}). */
    public static String cpu(long millis) {
        return millis < 1000 && millis != 0 ? millis + "m" : decimals(millis / 1000.0);
    }

    /** Binary units, at most three digits that count: {@code 128 MiB}, {@code 59.8 GiB}. */
    public static String memory(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return decimals(amount) + " " + UNITS[unit];
    }

    /** A share of a whole in percent with one decimal below ten: {@code 6.6 %}; empty where there is no whole. */
    public static String share(long part, long whole) {
        if (whole <= 0) {
            return "";
        }
        double percent = 100.0 * part / whole;
        if (percent > 0 && percent < 0.1) {
            return "under 0.1 %";
        }
        return (percent < 10 ? trimmed(String.format(Locale.ROOT, "%.1f", percent)) : "" + Math.round(percent)) + " %";
    }

    private static String decimals(double amount) {
        if (amount >= 100 || amount == Math.rint(amount)) {
            return Long.toString(Math.round(amount));
        }
        return trimmed(String.format(Locale.ROOT, amount < 10 ? "%.2f" : "%.1f", amount));
    }

    private static String trimmed(String number) {
        return number.contains(".") ? number.replaceFirst("\\.?0+$", "") : number;
    }
}
