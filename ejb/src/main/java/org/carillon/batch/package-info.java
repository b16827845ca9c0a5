/** Many requests that come together: each row becomes a session of its own, or says why not. */
package org.carillon.batch;
