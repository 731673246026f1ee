/** Answers to bad input: RFC 9457 problem details with a code and a Chinese sentence, or an error page in the console. */
package org.dudaohub.server.problem;
