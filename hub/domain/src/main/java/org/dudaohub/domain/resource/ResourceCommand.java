package org.dudaohub.domain.resource;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface ResourceCommand extends Command
        permits RecordExpense, ReverseExpense, IssueTerminal, ReturnTerminal, CollectCase, PromoteCase {}
