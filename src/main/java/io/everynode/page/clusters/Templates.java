package io.everynode.page.clusters;

import io.everynode.web.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

@CheckedTemplate(basePath = "clusters")
class Templates {
    static native TemplateInstance page(Frame frame, ClustersView view);

    static native TemplateInstance lead(String sentence);

    static native TemplateInstance list(List<ClusterRow> rows);

    static native TemplateInstance row(ClusterRow row);
}
