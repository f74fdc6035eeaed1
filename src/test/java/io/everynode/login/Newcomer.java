package io.everynode.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.login.Gatehouse.Holder;
import io.everynode.login.Wire.Answer;
import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureBoard;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** What a browser does that pastes a token, and a program that sends one. */
final class Newcomer {
    private static final Pattern FIELD = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");
    static final String TOKEN = "canary-token-9c41";
    private static int addresses = 1;

    /** A browser's way in: the page, its visitor's cookie, its form's mark. */
    record Form(String visitor, String mark, String page) {}

    private Newcomer() {}

    /** Two clusters, of which Alice may see one, Bob lacks a right there, and nobody says who Carol is. */
    static void twoClusters(FixtureBoard board, Gatehouse clusters) {
        board.clear();
        board.show(
                new ClusterFixture("alpha")
                        .nodes(1, "p", "z")
                        .daemonSet("logging", "agent", "image:7", Map.of())
                        .view(1),
                new ClusterFixture("beta")
                        .nodes(1, "p", "z")
                        .daemonSet("secret", "hidden", "image:8", Map.of())
                        .view(1));
        clusters.knows(TOKEN, Holder.of("alice", "alpha"));
        clusters.knows("lacking-token", Holder.of("bob<script>", "alpha").lacking("nodes"));
        clusters.knows("silent-token", Holder.of("carol", "alpha", "beta").silentIn("alpha", "beta"));
    }

    static Answer logIn(String token, String to) throws IOException {
        return post(form(), token, to, address());
    }

    static Answer post(Form form, String token, String to, String address) throws IOException {
        try (Wire wire = Wire.openFrom(address)) {
            return wire.send(
                    "POST /login HTTP/1.1\nSec-Fetch-Site: same-origin\nOrigin: null\nAccept: text/html\n"
                            + "Content-Type: application/x-www-form-urlencoded\nCookie: everynode-visitor="
                            + form.visitor(),
                    "csrf-token=" + form.mark() + "&token=" + encoded(token) + "&to=" + encoded(to));
        }
    }

    static Form form() throws IOException {
        Answer page = Wire.ask("GET /login HTTP/1.1\nAccept: text/html");
        return new Form(page.cookie("everynode-visitor").orElseThrow(), markIn(page), page.body());
    }

    static String mark(Answer in) throws IOException {
        return markIn(withSession(in, "GET /?cluster=alpha HTTP/1.1\nAccept: text/html"));
    }

    static String markIn(Answer page) {
        var field = FIELD.matcher(page.body());
        assertThat(field.find()).as(page.body()).isTrue();
        return field.group(1);
    }

    static Answer withSession(Answer in, String head) throws IOException {
        return Wire.ask(head + "\nCookie: " + session(in));
    }

    static String session(Answer in) {
        return "everynode=" + in.cookie("everynode").orElseThrow();
    }

    static Answer logOut(Answer in, String mark) throws IOException {
        return Wire.ask(
                "POST /logout HTTP/1.1\nSec-Fetch-Site: same-origin\nContent-Type: application/x-www-form-urlencoded\n"
                        + "Cookie: " + session(in),
                "csrf-token=" + mark);
    }

    static Answer bearer(String token) throws IOException {
        return bearer(token, address());
    }

    static Answer bearer(String token, String address) throws IOException {
        try (Wire wire = Wire.openFrom(address)) {
            return wire.send("GET /api/v1/clusters HTTP/1.1\nAuthorization: Bearer " + token, "");
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Another one each time: attempts are counted by it. */
    static synchronized String address() {
        addresses++;
        return "127.0." + addresses / 250 + "." + (addresses % 250 + 2);
    }
}
