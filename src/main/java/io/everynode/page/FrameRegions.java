package io.everynode.page;

import io.everynode.board.Board;
import io.everynode.live.Region;
import io.everynode.model.ClusterName;
import io.everynode.web.Nav;
import io.everynode.web.Notice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The live regions of the frame: the clusters in the bar, and the banner about the cluster that the page shows. */
public final class FrameRegions {
    private FrameRegions() {}

    /** The frame's regions, then the page's own. */
    public static List<Region> around(
            Board board, Set<ClusterName> visible, @Nullable ClusterName cluster, List<Region> own) {
        Nav nav = Nav.of(board, visible, cluster);
        Notice notice = cluster == null ? Notice.SILENT : Notice.of(board, cluster);
        return Stream.concat(
                        Stream.of(
                                Region.of("clusters", nav, () -> Templates.clusters(nav)),
                                Region.of("notice", notice, () -> Templates.notice(notice))),
                        own.stream())
                .toList();
    }

    @CheckedTemplate(basePath = "frame")
    static class Templates {
        static native TemplateInstance clusters(Nav nav);

        static native TemplateInstance notice(Notice notice);
    }
}
