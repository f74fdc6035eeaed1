package io.everynode.page.simulation;

import io.everynode.simulation.Panel;
import java.util.Arrays;
import java.util.Optional;

/** What the panel can do, each a noun below {@code /clusters/{cluster}/simulation/}. */
enum Knob {
    OUTAGE("outages") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.takeDown(form.node());
        }
    },
    RECOVERY("recoveries") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.bringBack(form.node());
        }
    },
    CORDON("cordons") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.cordon(form.node());
        }
    },
    UNCORDON("uncordons") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.uncordon(form.node());
        }
    },
    TAINT("taints") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.taint(form.node(), form.taint());
        }
    },
    UNTAINT("untaints") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.untaint(form.node(), form.taint());
        }
    },
    REMOVAL("removals") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.removeNode(form.node());
        }
    },
    ADDITION("additions") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.addNode(form.pool());
        }
    },
    BAD_IMAGE("bad-images") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.rollOutBadImage(form.namespace(), form.daemonSet());
        }
    },
    CRASH("crashes") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.pods(form.namespace(), form.daemonSet()).stream()
                    .findFirst()
                    .ifPresent(pod -> panel.crash(form.namespace(), pod));
        }
    },
    HURRY("hurries") {
        @Override
        void turn(Panel panel, PanelForm form) {
            panel.hurry();
        }
    };

    private final String noun;

    Knob(String noun) {
        this.noun = noun;
    }

    abstract void turn(Panel panel, PanelForm form);

    static Optional<Knob> of(String noun) {
        return Arrays.stream(values()).filter(k -> k.noun.equals(noun)).findFirst();
    }
}
