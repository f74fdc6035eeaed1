package io.everynode.page;

import io.everynode.board.Board;
import io.everynode.live.Region;
import io.everynode.live.Share;
import io.everynode.model.ClusterName;
import io.everynode.web.Nav;
import io.everynode.web.Notice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The live regions of the frame: the clusters in the bar, and the banner about the cluster that the page shows. */
public final class FrameRegions {
    private FrameRegions() {}

    /**
     * The frame's regions, then the page's own.
     *
     * @param own those that a new view of {@code cluster} can change
     */
    public static List<Share> around(
            Board board, Set<ClusterName> visible, ClusterName cluster, Supplier<List<Region>> own) {
        return around(board, visible, cluster, new Share(Set.of(cluster), own));
    }

    /** Around a page of which several clusters have their share. */
    public static List<Share> around(
            Board board, Set<ClusterName> visible, @Nullable ClusterName cluster, Share... own) {
        var frame = new Share(visible, () -> frame(board, visible, cluster));
        return Stream.concat(Stream.of(frame), Stream.of(own)).toList();
    }

    private static List<Region> frame(Board board, Set<ClusterName> visible, @Nullable ClusterName cluster) {
        Nav nav = Nav.of(board, visible, cluster);
        Notice notice = cluster == null ? Notice.SILENT : Notice.of(board, cluster);
        return List.of(
                Region.of("clusters", nav, () -> Templates.clusters(nav)),
                Region.of("notice", notice, () -> Templates.notice(notice)));
    }

    @CheckedTemplate(basePath = "frame")
    static class Templates {
        static native TemplateInstance clusters(Nav nav);

        static native TemplateInstance notice(Notice notice);
    }
}
