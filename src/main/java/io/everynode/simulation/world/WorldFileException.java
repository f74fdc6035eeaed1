package io.everynode.simulation.world;

/** A world's file is not as it should be; the message names file and field, and says what was expected. */
public final class WorldFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    WorldFileException(String message) {
        super(message);
    }
}
