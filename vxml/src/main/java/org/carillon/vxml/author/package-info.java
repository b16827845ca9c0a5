/** Tools for those who write applications: a caller at the terminal, and a check of documents. */
package org.carillon.vxml.author;
