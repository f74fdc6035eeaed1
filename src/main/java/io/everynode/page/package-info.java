/** What people see: a package a page, and here what pages share: node strips, counts, words for verdicts, the frame's live regions. */
@NullMarked
package io.everynode.page;

import org.jspecify.annotations.NullMarked;
