/** The web servers that requesters want to be told by: where they are, what they want to know, the secrets that sign for it. */
package org.carillon.webhook;
