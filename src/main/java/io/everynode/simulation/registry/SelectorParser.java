package io.everynode.simulation.registry;

import io.everynode.simulation.registry.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the selectors of queries: {@code k8s.io/apimachinery/pkg/labels Parse}. */
final class SelectorParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*(==|!=|[=!,()<>]|[^\\s=!,()<>]+)");
    private static final String OPERATORS = "in, notin, =, ==, !=, gt, lt";

    private final List<String> tokens = new ArrayList<>();
    private int next;

    SelectorParser(String text) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            matcher.region(matcher.end(), text.length());
        }
    }

    List<Requirement> requirements() {
        List<Requirement> requirements = new ArrayList<>();
        do {
            requirements.add(requirement());
        } while (take(","));
        peek().ifPresent(token -> {
            throw refused("found '%s', expected: ',' or 'end of string'".formatted(token));
        });
        return List.copyOf(requirements);
    }

    private Requirement requirement() {
        if (take("!")) {
            return new Requirement(key(), "DoesNotExist", List.of());
        }
        String key = key();
        Optional<String> operator = peek();
        if (operator.isEmpty() || operator.get().equals(",")) {
            return new Requirement(key, "Exists", List.of());
        }
        next++;
        return switch (operator.get()) {
            case "=", "==" -> new Requirement(key, "In", List.of(value()));
            case "!=" -> new Requirement(key, "NotIn", List.of(value()));
            case "in" -> new Requirement(key, "In", values());
            case "notin" -> new Requirement(key, "NotIn", values());
            case ">", "gt" -> new Requirement(key, "Gt", List.of(value()));
            case "<", "lt" -> new Requirement(key, "Lt", List.of(value()));
            default -> throw refused("found '%s', expected: %s".formatted(operator.get(), OPERATORS));
        };
    }

    private String key() {
        String token = peek().orElse("");
        if (token.isEmpty() || isPunctuation(token)) {
            throw refused("found '%s', expected: !, identifier, or 'end of string'".formatted(token));
        }
        next++;
        return token;
    }

    /** The value behind an operator; nothing there means the empty value. */
    private String value() {
        Optional<String> token = peek();
        if (token.isEmpty() || token.get().equals(",")) {
            return "";
        }
        if (isPunctuation(token.get())) {
            throw refused("found '%s', expected: identifier".formatted(token.get()));
        }
        next++;
        return token.get();
    }

    private static boolean isPunctuation(String token) {
        return "=!,()<>".contains(token.substring(0, 1));
    }

    private List<String> values() {
        if (!take("(")) {
            throw refused("found '%s', expected: '('".formatted(peek().orElse("")));
        }
        List<String> values = new ArrayList<>();
        while (!take(")")) {
            String token = peek().orElseThrow(() -> refused("found '', expected: ',' or ')'"));
            next++;
            if (!token.equals(",")) {
                values.add(token);
            }
        }
        return List.copyOf(values);
    }

    private Optional<String> peek() {
        return next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty();
    }

    private boolean take(String token) {
        boolean there = peek().filter(token::equals).isPresent();
        if (there) {
            next++;
        }
        return there;
    }

    private static StatusException refused(String why) {
        return ApiStatus.badRequest("unable to parse requirement: " + why);
    }
}
