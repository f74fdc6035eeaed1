package io.everynode.simulation.api;

import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.registry.Part;
import io.everynode.simulation.store.Kind;

/** What may stand behind an object's name. */
final class Subresources {
    private Subresources() {}

    static boolean hasStatus(Kind kind) {
        return switch (kind) {
            case NODE, NAMESPACE, POD, DAEMON_SET, RESOURCE_QUOTA -> true;
            case EVENT, CONTROLLER_REVISION, PRIORITY_CLASS -> false;
        };
    }

    /** Which part of the object a write to this address changes; 404 for a subresource that is not served. */
    static Part part(Target.Objects target) {
        if (target.subresource().isEmpty()) {
            return Part.MAIN;
        }
        if (target.subresource().equals("status") && hasStatus(target.kind())) {
            return Part.STATUS;
        }
        throw ApiStatus.unknownResource();
    }
}
