/**
 * How a partner's own format becomes one of ours, and ours theirs: declared, not coded. A {@link
 * org.dudaohub.connectors.mapping.Mapping} names for each of our columns where its content stands with the partner;
 * {@link org.dudaohub.connectors.mapping.Converter} makes of a payload the file that {@link
 * org.dudaohub.connectors.intake.FileIntake} takes in. Records are read one at a time.
 */
package org.dudaohub.connectors.mapping;
