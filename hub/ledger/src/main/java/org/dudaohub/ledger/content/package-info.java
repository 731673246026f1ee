/**
 * Files that facts name by their hash, kept beside the ledger: the ledger proves which bytes they are, this keeps the
 * bytes. A copy of the folder is part of a backup; what it lacks can be had from whoever else has it.
 */
package org.dudaohub.ledger.content;
