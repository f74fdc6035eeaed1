package io.everynode.live;

/** The element by which Turbo replaces another one. */
final class TurboStream {
    private TurboStream() {}

    /** @param html of one element; white space around it would stay behind as a node of its own at each replacement */
    static String replacement(String id, String html) {
        return "<turbo-stream action=\"replace\" method=\"morph\" target=\"" + attribute(id) + "\"><template>"
                + onOneLineOfTheStream(html.strip()) + "</template></turbo-stream>";
    }

    private static String attribute(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    /** A carriage return ends a line of an event stream: hostile text must not start a field of its own. */
    private static String onOneLineOfTheStream(String html) {
        return html.replace("\r", "&#13;");
    }
}
