package org.dudaohub.server.node;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The office that runs this node.
 *
 * @param id the node's id towards peers, such as {@code qingdi}
 * @param name the office's name as pages show it
 * @param office the office's code in the organisation register
 * @param division GB/T 2260 division code, 6 digits
 * @param level {@code city} or {@code county}
 */
@Validated
@ConfigurationProperties("dudao.node")
public record NodeProperties(
        @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}", message = "只能用小写字母、数字和连字符")
        String id,

        @NotBlank String name,
        @NotBlank String office,

        @NotBlank @Pattern(regexp = "\\d{6}", message = "应为6位行政区划代码")
        String division,

        @NotBlank String level) {}
