package io.everynode.model;

import java.util.List;

/** One of the ORed terms of a required node affinity; inside it all expressions and all fields must match. */
public record NodeSelectorTerm(List<Requirement> matchExpressions, List<Requirement> matchFields) {}
