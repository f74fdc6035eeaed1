package io.everynode.simulation.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The controllers' hands. An object is meant by its key and its UID: what has gone or been replaced meanwhile is left alone,
 * and the answer is false.
 */
public interface Writes {
    /** Creates an object as the API server would for anybody; answers it as it is stored. */
    ObjectNode create(Kind kind, ObjectNode object) throws Refused;

    /** The tree as it would be stored, so that the objects made from it share it. */
    ObjectNode shared(ObjectNode tree);

    /** Changes anything of an object but its status. */
    boolean change(ObjectKey key, String uid, UnaryOperator<ObjectNode> change);

    /** Changes an object's status. */
    boolean changeStatus(ObjectKey key, String uid, Function<JsonNode, ObjectNode> change);

    /** Puts a pod onto a node. */
    boolean bind(ObjectKey pod, String uid, String node);

    /** Asks for an object's end: a bound pod's comes when its kubelet says so. */
    boolean delete(ObjectKey key, String uid);

    /** Ends an object at once. */
    boolean remove(ObjectKey key, String uid);
}
