/** A caller at the terminal, for those who write applications. */
package org.carillon.vxml.simulator;
