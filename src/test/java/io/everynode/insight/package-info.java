/** The rules, shown case by case: golden folders, tables and properties. */
@NullMarked
package io.everynode.insight;

import org.jspecify.annotations.NullMarked;
