package org.dudaohub.server.print;

import java.util.Map;

/**
 * A form as it was filed.
 *
 * @param school code of the school that it is about
 * @param number which of the case's forms it is, from 1
 * @param of how many forms the case has
 * @param fields of the event, as people read them
 */
record FiledForm(String school, int number, int of, Map<String, String> fields) {}
