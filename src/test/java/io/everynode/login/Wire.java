package io.everynode.login;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** HTTP as bytes on a socket: what is sent is sent as it is written, where clients would tidy it up. */
public final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** @param headers by lower-case name, in the order of the answer */
    public record Answer(int status, Map<String, List<String>> headers, String body) {
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }

        /** The value of a cookie that the answer sets. */
        public Optional<String> cookie(String name) {
            return headers.getOrDefault("set-cookie", List.of()).stream()
                    .filter(c -> c.startsWith(name + "="))
                    .map(c -> c.substring(name.length() + 1).split(";", 2)[0])
                    .findFirst();
        }
    }

    /** From this machine's usual loopback address. */
    public static Wire open() throws IOException {
        return openFrom("127.0.0.1");
    }

    /** From another of this machine's loopback addresses, as if from another machine. */
    public static Wire openFrom(String address) throws IOException {
        var socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
        return new Wire(socket);
    }

    /** One request on a connection of its own; {@code head} is request line and headers without {@code Host}. */
    public static Answer ask(String head) throws IOException {
        try (Wire wire = open()) {
            return wire.send(head, "");
        }
    }

    public static Answer ask(String head, String body) throws IOException {
        try (Wire wire = open()) {
            return wire.send(head, body);
        }
    }

    /** Adds {@code Host}, and {@code Content-Length} where there is a body. */
    public Answer send(String head, String body) throws IOException {
        var lines = new ArrayList<>(List.of(head.split("\n")));
        if (lines.stream().noneMatch(l -> l.toLowerCase(Locale.ROOT).startsWith("host:"))) {
            lines.add(1, "Host: localhost:" + RestAssured.port);
        }
        if (!body.isEmpty()) {
            lines.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
        }
        write(String.join("\r\n", lines) + "\r\n\r\n" + body);
        return read(head.startsWith("HEAD "));
    }

    public void write(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private Answer read(boolean head) throws IOException {
        String line = readLine();
        int status = Integer.parseInt(line.split(" ", 3)[1]);
        Map<String, List<String>> headers = readHeaders();
        Optional<String> length =
                Optional.ofNullable(headers.get("content-length")).map(List::getFirst);
        boolean chunked = headers.containsKey("transfer-encoding");
        String body = head || status == 304 || status == 204
                ? ""
                : chunked ? readChunks() : readBytes(Integer.parseInt(length.orElse("0")));
        return new Answer(status, headers, body);
    }

    public Map<String, List<String>> readHeaders() throws IOException {
        var headers = new LinkedHashMap<String, List<String>>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String readChunks() throws IOException {
        var body = new StringBuilder();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.append(readBytes(size));
            readLine();
        }
        readLine();
        return body.toString();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(readLine().split(";")[0].strip(), 16);
    }

    private String readBytes(int count) throws IOException {
        return new String(in.readNBytes(count), StandardCharsets.UTF_8);
    }

    /** @throws IOException at the end of the stream */
    public String readLine() throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection ended");
            }
            line.append((char) b);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
