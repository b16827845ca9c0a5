/**
 * Schedule sources: requests taken, again and again, from a third party's database, a CSV file or a calendar by URL, or what is known of
 * customers. Each row becomes a session once, known by its key.
 */
package org.carillon.gateway.source;
