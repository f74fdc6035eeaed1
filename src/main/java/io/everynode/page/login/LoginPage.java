package io.everynode.page.login;

import io.everynode.login.Admission;
import io.everynode.login.LoginMode;
import io.everynode.login.Visit;
import java.util.List;

/**
 * What the page to log in shows.
 *
 * @param fact the headline
 * @param why the sentence below it
 * @param asksToken whether there is a field for a Kubernetes token
 * @param to where to go on afterwards, a path here
 */
record LoginPage(int status, String fact, String why, boolean asksToken, String rules, String to) {
    private static final String LOG_IN = "Log in to Everynode";

    static LoginPage of(LoginMode mode, String to) {
        return switch (mode) {
            case NONE -> link(200, LOG_IN, "Everybody on this machine is let in.", to);
            case LINK ->
                link(
                        200,
                        "Open the link that Everynode printed",
                        "It stands where Everynode was started, and opens a session in this browser, once.",
                        to);
            case TOKEN ->
                token(200, LOG_IN, "Your Kubernetes token says who you are. Whatever you do here is done with it.", to);
        };
    }

    static LoginPage of(Admission admission, LoginMode mode, String to) {
        return switch (admission) {
            case Admission.Admitted admitted -> of(mode, to);
            case Admission.UsedLink used ->
                link(
                        401,
                        "This link opens nothing any more",
                        "It was used, or is from an earlier start. Start Everynode again: it prints a new one.",
                        to);
            case Admission.Insecure insecure ->
                link(
                        403,
                        "Logging in needs https",
                        "Over http from another machine your session would travel in the clear. Open Everynode over"
                                + " https, or through kubectl port-forward at http://localhost.",
                        to);
            case Admission.TooLong tooLong ->
                token(
                        400,
                        "This token is too long",
                        "A session lives in a cookie, which holds tokens of up to about 2,900 characters.",
                        to);
            case Admission.TurnedAway(Visit visit) -> of(visit, mode, to);
        };
    }

    static LoginPage of(Visit visit, LoginMode mode, String to) {
        return switch (visit) {
            case Visit.Welcome welcome -> of(mode, to);
            case Visit.Unknown unknown -> unknown(mode, to);
            case Visit.Lacking lacking -> lacking(lacking, to);
            case Visit.Unanswered silence ->
                token(
                        503,
                        "No cluster says who you are",
                        "None answers as it should; Everynode's log says why. Try again in a minute.",
                        to);
            case Visit.TooOften tooOften ->
                new LoginPage(
                        429,
                        "Too many attempts",
                        "Everynode takes 10 within a minute. Try again in a minute.",
                        mode == LoginMode.TOKEN,
                        "",
                        to);
        };
    }

    private static LoginPage unknown(LoginMode mode, String to) {
        return mode == LoginMode.TOKEN
                ? token(
                        401,
                        "No cluster takes this token",
                        "It may have expired, or belong to another cluster. Paste a new one.",
                        to)
                : link(
                        401,
                        "Tokens are not taken here",
                        "Open the link that Everynode printed where it was started.",
                        to);
    }

    private static LoginPage lacking(Visit.Lacking lacking, String to) {
        return new LoginPage(
                403,
                lacking.name() + " may not read what Everynode shows",
                "In " + lacking.cluster() + " the right to " + joined(lacking.missing())
                        + " in all namespaces is missing. A ClusterRole with these rules, bound to "
                        + lacking.name() + ", gives it:",
                true,
                lacking.rules(),
                to);
    }

    private static String joined(List<String> rights) {
        int last = rights.size() - 1;
        return last == 0 ? rights.getFirst() : String.join(", ", rights.subList(0, last)) + " and " + rights.get(last);
    }

    private static LoginPage token(int status, String fact, String why, String to) {
        return new LoginPage(status, fact, why, true, "", to);
    }

    private static LoginPage link(int status, String fact, String why, String to) {
        return new LoginPage(status, fact, why, false, "", to);
    }
}
