/** What all benches need: figures (several samples by key, their median and spread, as a table and as JSON), and a folder to work in. */
package org.dudaohub.figures;
