package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.LabelSelector;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;

/**
 * Which objects of a kind a request is about.
 *
 * @param namespace empty for all
 */
record Selection(Kind kind, String namespace, String name, LabelSelector labels, FieldSelector fields) {

    static Selection of(Target.Objects target, Query query) {
        return new Selection(
                target.kind(),
                target.namespace(),
                target.name(),
                LabelSelector.parse(query.text("labelSelector")),
                FieldSelector.parse(target.kind(), query.text("fieldSelector")));
    }

    /** Whether it is all objects of the namespace or kind. */
    boolean unconditional() {
        return labels.requirements().isEmpty() && fields.terms().isEmpty();
    }

    boolean matches(ObjectNode object) {
        return (namespace.isEmpty()
                        || Trees.text(object, "metadata", "namespace").equals(namespace))
                && labels.matches(Trees.at(object, "metadata", "labels"))
                && fields.matches(object);
    }
}
