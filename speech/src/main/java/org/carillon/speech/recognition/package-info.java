/** Which of the expected words an utterance consists of. Plain Java. */
package org.carillon.speech.recognition;
