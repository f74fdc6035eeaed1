/** The frame around all pages: layout data, addresses, ages in words, error pages, stylesheet and scripts. */
@NullMarked
package io.everynode.web;

import org.jspecify.annotations.NullMarked;
