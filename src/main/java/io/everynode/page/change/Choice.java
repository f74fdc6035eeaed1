package io.everynode.page.change;

/** Another way to do the same, one of which is chosen. */
record Choice(String label, String href, boolean current) {}
