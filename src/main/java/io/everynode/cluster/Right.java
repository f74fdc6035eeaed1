package io.everynode.cluster;

/**
 * What somebody may want to do, as a SelfSubjectAccessReview asks it.
 *
 * @param group the API group, empty for core
 * @param namespace empty: in all of them, or of a resource without one
 * @param name empty: whichever
 */
public record Right(String verb, String group, String resource, String namespace, String name) {
    /** The right to do this to every object in every namespace. */
    public static Right everywhere(String verb, String group, String resource) {
        return new Right(verb, group, resource, "", "");
    }

    /** As an RBAC rule would be written: {@code list daemonsets.apps}. */
    @Override
    public String toString() {
        String what = verb + " " + resource + (group.isEmpty() ? "" : "." + group);
        String where = namespace.isEmpty() ? "" : " in namespace " + namespace;
        return what + (name.isEmpty() ? "" : " " + name) + where;
    }
}
