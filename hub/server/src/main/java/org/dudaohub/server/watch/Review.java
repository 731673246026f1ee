package org.dudaohub.server.watch;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Command;

/** What is asked on a day about what spans many streams. */
interface Review {

    List<Command> questions(LocalDate today);
}
