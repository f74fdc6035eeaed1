package io.everynode.page.change;

/** A hidden field of the form: what the page was drawn for, so that exactly that is done. */
record Field(String name, String value) {}
