package io.everynode.simulation.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Who may do what: bearer tokens of users, what each user is allowed, and what was taken away from him again. It may be changed
 * while the server runs. Verbs are RBAC's, resources are written {@code daemonsets.apps} or {@code pods/binding}; {@code *}
 * stands for all.
 */
public final class Access {
    /** The users that every simulated cluster has; the token of each is its name with {@code -token} behind it. */
    public static final List<String> USERS = List.of("admin", "editor", "viewer");

    private static final List<String> READ = List.of("get", "list", "watch");

    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final List<Rule> allowed = new CopyOnWriteArrayList<>();
    private final Set<Rule> forbidden = ConcurrentHashMap.newKeySet();

    private record Rule(String user, String verb, String resource) {
        boolean covers(String who, String what, String on) {
            return user.equals(who) && matches(verb, what) && matches(resource, on);
        }

        private static boolean matches(String pattern, String word) {
            return pattern.equals("*") || pattern.equals(word);
        }
    }

    /** Admin may do everything, viewer may read, editor may also change and delete DaemonSets and delete pods. */
    public static Access standard() {
        Access access = new Access();
        USERS.forEach(user -> access.token(user + "-token", user));
        access.allow("admin", "*", "*");
        for (String verb : READ) {
            access.allow("editor", verb, "*");
            access.allow("viewer", verb, "*");
        }
        access.allow("editor", "patch", "daemonsets.apps");
        access.allow("editor", "delete", "daemonsets.apps");
        access.allow("editor", "delete", "pods");
        return access;
    }

    /** From now on this token proves that user. */
    public void token(String token, String user) {
        users.put(token, user);
    }

    /** From now on this token proves nobody. */
    public void revoke(String token) {
        users.remove(token);
    }

    public void allow(String user, String verb, String resource) {
        forbidden.remove(new Rule(user, verb, resource));
        allowed.add(new Rule(user, verb, resource));
    }

    /** Takes a right away, whatever else allows it, until it is allowed again in the same words. */
    public void forbid(String user, String verb, String resource) {
        forbidden.add(new Rule(user, verb, resource));
    }

    Optional<String> user(String token) {
        return Optional.ofNullable(users.get(token));
    }

    boolean allows(String user, String verb, String resource) {
        return forbidden.stream().noneMatch(rule -> rule.covers(user, verb, resource))
                && allowed.stream().anyMatch(rule -> rule.covers(user, verb, resource));
    }

    /** What a user is allowed: the verbs for each resource. What was taken away from him in other words still shows. */
    Map<String, Set<String>> rights(String user) {
        Map<String, Set<String>> rights = new TreeMap<>();
        for (Rule rule : allowed) {
            if (rule.user().equals(user) && !forbidden.contains(rule)) {
                rights.computeIfAbsent(rule.resource(), resource -> new TreeSet<>())
                        .add(rule.verb());
            }
        }
        return rights;
    }

    /** The API group of a resource as rules write it, {@code apps} of {@code daemonsets.apps}. */
    static String group(String resource) {
        int dot = resource.indexOf('.');
        if (dot < 0) {
            return resource.equals("*") ? "*" : "";
        }
        int slash = resource.indexOf('/', dot);
        return slash < 0 ? resource.substring(dot + 1) : resource.substring(dot + 1, slash);
    }

    /** A resource as its group knows it, {@code daemonsets} of {@code daemonsets.apps}. */
    static String inGroup(String resource) {
        String group = group(resource);
        return group.isEmpty() || group.equals("*") ? resource : resource.replace("." + group, "");
    }

    /** The groups that Kubernetes would name for this user. */
    static List<String> groups(String user) {
        return user.equals("admin")
                ? List.of("system:masters", "system:authenticated")
                : List.of("system:authenticated");
    }
}
