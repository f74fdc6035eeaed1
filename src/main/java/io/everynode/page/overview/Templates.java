package io.everynode.page.overview;

import io.everynode.web.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

@CheckedTemplate(basePath = "overview")
class Templates {
    static native TemplateInstance page(Frame frame, AttentionView attention, OverviewView view);

    static native TemplateInstance nothing(Frame frame);

    static native TemplateInstance lead(Lead lead);

    static native TemplateInstance attention(AttentionView attention);

    static native TemplateInstance chips(List<Chip> chips);

    static native TemplateInstance roster(Roster roster, OverviewView.Empty empty);

    static native TemplateInstance row(Row row);

    static native TemplateInstance legend(List<OverviewView.Share> legend);
}
