/** Surveys 网络调查/问卷 (row 23): parents and teachers answer without a name, each ballot once. */
package org.dudaohub.domain.survey;
