package io.everynode.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page with a form, as a browser without scripts holds it. */
public record PageForm(
        String path,
        String html,
        List<String> fields,
        Map<String, String> cookies,
        @Nullable String token) {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final String MARK = "csrf-token=";
    private static final Pattern COMMAND = Pattern.compile("<code id=\"kubectl\">([^<]*)</code>");

    /** @param path as written in an address */
    public static PageForm ask(String path) {
        return ask(path, null);
    }

    /**
     * @param path as written in an address
     * @param token of whoever asks, where one has to say who one is
     */
    public static PageForm ask(String path, @Nullable String token) {
        Response page = as(token).urlEncodingEnabled(false).get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        String html = page.asString();
        var fields = new ArrayList<String>();
        var hidden = HIDDEN.matcher(html);
        while (hidden.find()) {
            fields.add(hidden.group(1) + "=" + unescaped(hidden.group(2)));
        }
        return new PageForm(path.replaceAll("\\?.*", ""), html, List.copyOf(fields), page.cookies(), token);
    }

    /** The same form, where it is not the address that it posts to. */
    public PageForm at(String path) {
        return new PageForm(path, html, fields, cookies, token);
    }

    public PageForm with(String field, String value) {
        var more = new ArrayList<>(fields);
        more.add(field + "=" + value);
        return new PageForm(path, html, more, cookies, token);
    }

    public PageForm without(String field) {
        var less = new ArrayList<>(fields);
        less.removeIf(f -> f.startsWith(field + "="));
        return new PageForm(path, html, less, cookies, token);
    }

    /** The same form, sent by whoever was given the other one. */
    public PageForm sentBy(PageForm other) {
        var mark = other.fields.stream().filter(f -> f.startsWith(MARK)).toList();
        var forged = new ArrayList<>(fields);
        forged.removeIf(f -> f.startsWith(MARK));
        forged.addAll(mark);
        return new PageForm(path, html, forged, other.cookies, other.token);
    }

    private static RequestSpecification as(@Nullable String token) {
        return token == null ? given() : given().auth().oauth2(token);
    }

    public ValidatableResponse send() {
        var request = as(token)
                .redirects()
                .follow(false)
                .cookies(cookies)
                .header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
                .contentType("application/x-www-form-urlencoded");
        fields.forEach(f -> request.formParam(f.substring(0, f.indexOf('=')), f.substring(f.indexOf('=') + 1)));
        return request.post(path).then();
    }

    /** Sends it, and the page that it leads to. */
    public String answer() {
        return as(token)
                .get(send().statusCode(303).extract().header("Location"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** The command that the page offers to copy. */
    public String kubectl() {
        var command = COMMAND.matcher(html);
        assertThat(command.find()).isTrue();
        return unescaped(command.group(1));
    }

    private static String unescaped(String html) {
        return html.replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
