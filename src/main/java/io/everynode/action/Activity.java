package io.everynode.action;

import io.everynode.model.Caller;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** Remembers what was attempted: in the audit log, in memory, and in a file where one is configured. */
@Startup
@ApplicationScoped
public class Activity {
    static final int MOST = 1000;

    private final Optional<AuditFile> file;
    private final ArrayDeque<Deed> newestFirst = new ArrayDeque<>();

    @Inject
    Activity(AuditConfig config) {
        file = config.directory().map(AuditFile::new);
        file.ifPresent(f -> f.before().forEach(this::remember));
    }

    /** The caller's attempts and others' in the clusters that he sees, the newest first; at most {@value #MOST}. */
    public synchronized List<Deed> seenBy(Caller caller) {
        return newestFirst.stream()
                .filter(d -> caller.sees(d.target().cluster()))
                .toList();
    }

    /** Whether it is kept across restarts. */
    public boolean kept() {
        return file.isPresent();
    }

    void record(Caller caller, Answer answer) {
        String line = Audit.line(caller, answer);
        Audit.log(line);
        file.ifPresent(f -> f.append(line));
        remember(line);
    }

    private synchronized void remember(String line) {
        Deed.of(line).ifPresent(newestFirst::addFirst);
        if (newestFirst.size() > MOST) {
            newestFirst.removeLast();
        }
    }
}
