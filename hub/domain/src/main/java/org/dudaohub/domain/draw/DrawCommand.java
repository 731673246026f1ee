package org.dudaohub.domain.draw;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface DrawCommand extends Command permits PrepareDraw, ExecuteDraw {}
