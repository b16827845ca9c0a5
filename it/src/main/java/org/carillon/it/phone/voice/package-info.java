/** The RTP of the test phone: it speaks, listens, presses keys, and knows when a prompt has ended. */
package org.carillon.it.phone.voice;
