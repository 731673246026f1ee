package org.dudaohub.domain.publication;

import org.dudaohub.domain.Labelled;

/** Where something is made public (seed 000 §7, seed 004 五(二)). */
public enum Channel implements Labelled {
    PORTAL("政府门户网站"),
    EDUCATION_SITE("教育行政部门网站"),
    WECHAT("微信公众号"),
    PRESS("新闻媒体");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
