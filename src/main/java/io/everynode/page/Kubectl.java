package io.everynode.page;

import io.everynode.action.KubectlContext;
import io.everynode.board.View;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.Taint;
import java.util.stream.Stream;

/** Commands that one types to see more than a page shows, or to do what is left to kubectl, in the page's cluster. */
public record Kubectl(KubectlContext context) {

    public static Kubectl of(View view) {
        return new Kubectl(KubectlContext.of(view));
    }

    public String drain(NodeName node) {
        return command("drain", node.value(), "--ignore-daemonsets") + context.argument();
    }

    /** Empty for what the node lifecycle controller puts on a node: it takes that off itself. */
    public String takeOff(Taint taint, NodeName node) {
        if (taint.key().equals("node.kubernetes.io/unschedulable")) {
            return command("uncordon", node.value()) + context.argument();
        }
        return taint.key().startsWith("node.kubernetes.io/")
                ? ""
                : command("taint", "node", node.value(), taint.key() + ":" + taint.effect() + "-") + context.argument();
    }

    /** Of the container's last run. */
    public String logs(DaemonSetRef ref, String pod, String container) {
        return command("logs", pod, "-c", container, "--previous") + context.arguments(ref.namespace());
    }

    public String describePod(DaemonSetRef ref, String pod) {
        return command("describe", "pod", pod) + context.arguments(ref.namespace());
    }

    private static String command(String... words) {
        return "kubectl " + KubectlContext.quoted(Stream.of(words));
    }
}
