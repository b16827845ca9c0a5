/** The test phone: people who can be called, and who call, each behaving as told. Shares no code with the server. */
package org.carillon.it.phone;
