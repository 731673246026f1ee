package org.dudaohub.domain.bulletin;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface BulletinCommand extends Command permits SubmitBulletin, ReviewBulletinQuota {}
