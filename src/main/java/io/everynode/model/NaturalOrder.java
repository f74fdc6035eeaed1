package io.everynode.model;

/** Compares texts so that runs of digits count by their number; equal numbers fall back to the plain order. */
final class NaturalOrder {
    private NaturalOrder() {}

    static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = digitsFrom(a, i);
            int endB = digitsFrom(b, j);
            int difference = endA > i && endB > j
                    ? compareNumbers(a, i, endA, b, j, endB)
                    : Character.compare(a.charAt(i), b.charAt(j));
            if (difference != 0) {
                return difference;
            }
            i = Math.max(i + 1, endA);
            j = Math.max(j + 1, endB);
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    private static int digitsFrom(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** However long they are; made without a copy, as thousands of names are sorted and looked up by it. */
    private static int compareNumbers(String a, int startA, int endA, String b, int startB, int endB) {
        int i = withoutZeros(a, startA, endA);
        int j = withoutZeros(b, startB, endB);
        int byLength = Integer.compare(endA - i, endB - j);
        while (byLength == 0 && i < endA) {
            byLength = Character.compare(a.charAt(i++), b.charAt(j++));
        }
        return byLength;
    }

    private static int withoutZeros(String text, int start, int end) {
        int first = start;
        while (first < end - 1 && text.charAt(first) == '0') {
            first++;
        }
        return first;
    }
}
