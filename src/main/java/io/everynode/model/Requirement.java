package io.everynode.model;

import java.util.List;

/** One expression of a node selector term or label selector: {@code key operator values}. */
public record Requirement(String key, String operator, List<String> values) {}
