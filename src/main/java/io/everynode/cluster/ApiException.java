package io.everynode.cluster;

import java.net.HttpURLConnection;

/** An API server's answer that is none to the question, or no answer at all; the message is a sentence for people. */
final class ApiException extends Exception {
    private static final int NO_ANSWER = 0;
    private static final long serialVersionUID = 1;

    private final int code;

    ApiException(int code, String sentence) {
        super(sentence);
        this.code = code;
    }

    ApiException(Throwable cause) {
        super(Failures.sentence(cause), cause);
        this.code = NO_ANSWER;
    }

    /** What was asked for is too old to be had: list anew. */
    boolean gone() {
        return code == HttpURLConnection.HTTP_GONE;
    }

    /** The API server knows who asks, and does not allow it. */
    boolean denied() {
        return code == HttpURLConnection.HTTP_FORBIDDEN;
    }

    /** The API server does not take the credential. */
    boolean unknown() {
        return code == HttpURLConnection.HTTP_UNAUTHORIZED;
    }

    int code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
