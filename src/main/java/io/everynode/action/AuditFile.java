package io.everynode.action;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Lines that are only ever appended. A process that was killed may leave a torn last line: it stays, and ends there. */
final class AuditFile {
    static final String NAME = "audit.jsonl";

    /** So much of its end is read at start. */
    private static final int TAIL = 1 << 20;

    private final FileChannel channel;
    private final List<String> before;

    /** @throws IllegalArgumentException where the directory cannot be written to: no audit is worse than no start */
    AuditFile(Path directory) {
        Path file = directory.resolve(NAME);
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            String tail = tail(file);
            before = tail.lines().toList();
            if (!tail.isEmpty() && !tail.endsWith("\n")) {
                append("");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "everynode.audit.directory: \"" + directory + "\" cannot be written to: " + e.getMessage(), e);
        }
    }

    private static String tail(Path file) throws IOException {
        try (var read = new RandomAccessFile(file.toFile(), "r")) {
            read.seek(Math.max(0, read.length() - TAIL));
            byte[] tail = new byte[(int) Math.min(TAIL, read.length())];
            read.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8);
        }
    }

    /** The newest lines that were there when it was opened, the oldest first. */
    List<String> before() {
        return before;
    }

    /** In one write, so that lines of two processes do not mix; on the disk before anybody is told. */
    synchronized void append(String line) {
        try {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
