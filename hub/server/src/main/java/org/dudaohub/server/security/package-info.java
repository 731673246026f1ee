/** Who may come in and what each role may do: form login for people, HTTP Basic for programs, secure headers. */
package org.dudaohub.server.security;
