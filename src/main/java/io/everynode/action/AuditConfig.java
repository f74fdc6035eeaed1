package io.everynode.action;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "everynode.audit")
public interface AuditConfig {
    /**
     * Where {@code audit.jsonl} is appended to and read from at start, so that the Activity page outlives the process.
     * Absent: attempts are in the log, and on the page until the process ends.
     */
    Optional<Path> directory();
}
