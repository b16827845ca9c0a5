/** Checks documents for their authors, before a caller finds out. */
package org.carillon.vxml.lint;
