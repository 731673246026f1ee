/** The pool of supervision experts 督导评估专家库 and draws from it that anybody can redo (row 24; seed 001 §11 and §13). */
package org.dudaohub.domain.expert;
