package io.everynode.packaged;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The wire between the product and an API server, plain HTTP at the product's end; stops at chosen requests. */
final class HeldWire implements AutoCloseable {
    /** Where a request stops. */
    enum Stop {
        /** It has left and does not arrive. */
        LEFT,
        /** It is carried out, and its answer does not come back. */
        CARRIED_OUT,
        /** Its answer has come back, and no watch says anything any more. */
        ANSWERED
    }

    /** A request that is to be stopped, by a name for it. */
    record Held(String name, Stop stop) {}

    private final ServerSocket door;
    private final URI server;
    private final SocketFactory tls;
    private final List<byte[]> left = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** The names of those that are where they were to stop. */
    final java.util.Set<String> reached = ConcurrentHashMap.newKeySet();

    private volatile Function<String, @Nullable Held> plan = request -> null;
    private volatile CountDownLatch released = new CountDownLatch(1);
    private volatile boolean mute;
    private volatile CountDownLatch word = new CountDownLatch(0);

    HeldWire(String server) {
        this.server = URI.create(server);
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            tls = context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** @param requests asked with method and path, such as {@code "PATCH /apis/…"}; null lets one pass */
    void plan(Function<String, @Nullable Held> requests) {
        reached.clear();
        plan = requests;
    }

    /** What watches say is kept back; it comes, in order, once they may {@link #speak}. */
    void hush() {
        word = new CountDownLatch(1);
    }

    void speak() {
        word.countDown();
    }

    /** Forgets what was to be stopped, and those that are; what had left may be {@link #arrive delivered} still. */
    void release() {
        plan = request -> null;
        mute = false;
        CountDownLatch before = released;
        released = new CountDownLatch(1);
        before.countDown();
        open.forEach(HeldWire::end);
        open.clear();
    }

    /** What had left arrives after all. */
    void arrive() throws IOException {
        for (byte[] request : left) {
            try (Socket socket = connect()) {
                socket.getOutputStream().write(request);
                // Nobody waits for it any more.
                var unused = new Message(new BufferedInputStream(socket.getInputStream()));
            }
        }
        left.clear();
    }

    void lose() {
        left.clear();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket product = door.accept();
                Socket upstream = upstream(product);
                open.addAll(List.of(product, upstream));
                var connection = new Connection(product, upstream);
                Thread.ofVirtual().start(() -> connection.run(connection::requests));
                Thread.ofVirtual().start(() -> connection.run(connection::answers));
            } catch (IOException e) {
                // Closed, or the server is: whoever waits for an answer will see it.
            }
        }
    }

    private Socket upstream(Socket product) throws IOException {
        try {
            return connect();
        } catch (IOException e) {
            product.close();
            throw e;
        }
    }

    private Socket connect() throws IOException {
        return tls.createSocket(server.getHost(), server.getPort());
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The other end went first.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        speak();
        release();
    }

    private final class Connection {
        private final Socket product;
        private final Socket upstream;
        private volatile @Nullable Held held;
        private volatile boolean watch;

        Connection(Socket product, Socket upstream) {
            this.product = product;
            this.upstream = upstream;
        }

        private interface Pump {
            void run() throws IOException, InterruptedException;
        }

        void run(Pump pump) {
            try (product;
                    upstream) {
                pump.run();
            } catch (IOException | InterruptedException e) {
                // One end is gone, so the other one goes.
            }
        }

        void requests() throws IOException, InterruptedException {
            var in = new BufferedInputStream(product.getInputStream());
            OutputStream out = upstream.getOutputStream();
            for (var request = new Message(in); !request.first().isEmpty(); request = new Message(in)) {
                held = plan.apply(request.first());
                if (held != null && held.stop() == Stop.ANSWERED) {
                    mute = true;
                }
                watch |= request.first().contains("watch=true") || request.upgrades();
                if (held != null && held.stop() == Stop.LEFT) {
                    left.add(request.bytes());
                    stopped(held);
                }
                out.write(request.bytes());
                out.flush();
                if (request.upgrades()) {
                    in.transferTo(out);
                }
            }
        }

        void answers() throws IOException, InterruptedException {
            InputStream in = upstream.getInputStream();
            OutputStream out = product.getOutputStream();
            byte[] some = new byte[8192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                Held now = held;
                if ((watch && mute) || (now != null && now.stop() == Stop.CARRIED_OUT)) {
                    stopped(now);
                }
                if (watch) {
                    word.await();
                }
                out.write(some, 0, read);
                out.flush();
                if (now != null && !watch) {
                    reached.add(now.name());
                }
            }
        }

        private void stopped(@Nullable Held here) throws InterruptedException, IOException {
            CountDownLatch until = released;
            if (here != null) {
                reached.add(here.name());
            }
            until.await();
            throw new IOException("the product is gone");
        }
    }

    /** A request or an answer with a length, as it came but for an offer to speak HTTP/2. */
    private static final class Message {
        private final String head;
        private final byte[] body;

        Message(BufferedInputStream in) throws IOException {
            head = head(in);
            body = header("transfer-encoding").isEmpty()
                    ? in.readNBytes(
                            Integer.parseInt(header("content-length").isEmpty() ? "0" : header("content-length")))
                    : chunks(in);
        }

        /** Method and path of a request; empty at the end. */
        String first() {
            return head.lines().findFirst().orElse("").replace(" HTTP/1.1", "");
        }

        boolean upgrades() {
            return header("upgrade").equals("websocket");
        }

        byte[] bytes() {
            var all = new ByteArrayOutputStream();
            all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
            all.writeBytes(body);
            return all.toByteArray();
        }

        private String header(String name) {
            return head.lines()
                    .skip(1)
                    .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(l -> l.substring(name.length() + 1).strip().toLowerCase(Locale.ROOT))
                    .findFirst()
                    .orElse("");
        }

        private static String head(InputStream in) throws IOException {
            var head = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                head.append((char) c);
                if (head.length() > 3 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                    break;
                }
            }
            String text = head.toString();
            return text.contains("h2c") ? text.replaceAll("(?i)(upgrade|connection|http2-settings):.*\r\n", "") : text;
        }

        private static byte[] chunks(BufferedInputStream in) throws IOException {
            var all = new ByteArrayOutputStream();
            int size;
            do {
                String line = line(in, all);
                size = Integer.parseInt(line.strip(), 16);
                all.writeBytes(in.readNBytes(size + 2));
            } while (size > 0);
            return all.toByteArray();
        }

        private static String line(InputStream in, ByteArrayOutputStream all) throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                all.write(c);
                line.append((char) c);
                if (c == '\n') {
                    break;
                }
            }
            return line.toString();
        }
    }

    /** Certificates are not what is tried here. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
