/** From bytes to the document model: XML, read safely, then one small reader per element. */
package org.carillon.vxml.reader;
