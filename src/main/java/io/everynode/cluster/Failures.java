package io.everynode.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong on the way to an API server, as a sentence for people. */
final class Failures {
    private Failures() {}

    static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            String known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return "The API server cannot be reached: " + text(failure) + ".";
    }

    /** What lies at the bottom of it. */
    static String cause(Throwable failure) {
        Throwable next = next(failure);
        return next == null ? text(failure) : cause(next);
    }

    private static @Nullable String known(Throwable cause) {
        return switch (cause) {
            case UnknownHostException e -> "The API server's name " + e.getMessage() + " is not known here.";
            case ConnectException e -> "The API server cannot be reached: " + text(e) + ".";
            case CertificateException e -> untrusted(e);
            case CertPathBuilderException e -> untrusted(e);
            case SSLException e when next(e) == null -> "No TLS with the API server: " + text(e) + ".";
            case TimeoutException e -> "The API server does not answer in time.";
            case KubernetesClientException e
            when e.getCode() > 0 -> "The API server answered " + e.getCode() + ": " + text(e) + ".";
            default -> null;
        };
    }

    private static String untrusted(Exception e) {
        return "The API server's certificate is not trusted: " + text(e)
                + ". Check the cluster's certificate-authority in the kubeconfig.";
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
