package io.everynode.page.simulation;

import io.everynode.simulation.Panel;
import java.util.Arrays;
import java.util.Optional;

/** What the panel can do, each a noun below {@code /clusters/{cluster}/simulation/}. */
enum Knob {
    OUTAGE("outages", "node") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.takeDown(form.node());
        }
    },
    RECOVERY("recoveries", "node") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.bringBack(form.node());
        }
    },
    CORDON("cordons", "node") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.cordon(form.node());
        }
    },
    UNCORDON("uncordons", "node") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.uncordon(form.node());
        }
    },
    TAINT("taints", "taint") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.taint(form.node(), form.taint());
        }
    },
    UNTAINT("untaints", "taint") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.untaint(form.node(), form.taint());
        }
    },
    REMOVAL("removals", "node") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.removeNode(form.node());
        }
    },
    ADDITION("additions", "pool") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.addNode(form.pool());
        }
    },
    BAD_IMAGE("bad-images", "daemonSet") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.rollOutBadImage(form.namespace(), form.daemonSet());
        }
    },
    CRASH("crashes", "daemonSet") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.pods(form.namespace(), form.daemonSet()).stream()
                    .findFirst()
                    .ifPresent(pod -> panel.crash(form.namespace(), pod));
        }
    },
    HURRY("hurries", "node") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.hurry();
        }
    };

    private final String noun;
    private final String field;

    Knob(String noun, String field) {
        this.noun = noun;
        this.field = field;
    }

    /** The field beside which a refusal is shown. */
    String field() {
        return field;
    }

    abstract void turn(Panel panel, PanelForm form);

    static Optional<Knob> of(String noun) {
        return Arrays.stream(values()).filter(k -> k.noun.equals(noun)).findFirst();
    }
}
