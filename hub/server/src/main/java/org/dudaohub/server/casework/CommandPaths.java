package org.dudaohub.server.casework;

import java.util.Set;
import java.util.stream.Collectors;
import org.dudaohub.domain.Capabilities;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the door for commands at once. For a path that has variables in its pattern Spring asks all hundred mappings in
 * turn, which cost nearly as much as the decision; what the variables can be is known here.
 */
@Component
class CommandPaths implements WebMvcRegistrations {

    private final Casework casework;

    CommandPaths(Casework casework) {
        this.casework = casework;
    }

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new RequestMappingHandlerMapping() {
            @Override
            protected Set<String> getDirectPaths(RequestMappingInfo mapping) {
                return mapping.getPatternValues().stream()
                        .filter(pattern -> pattern.endsWith(CaseApi.COMMAND))
                        .findAny()
                        .map(CommandPaths.this::paths)
                        .orElseGet(() -> super.getDirectPaths(mapping));
            }
        };
    }

    private Set<String> paths(String pattern) {
        return Capabilities.all().stream()
                .flatMap(capability -> casework.commandNames(capability).stream()
                        .map(command -> pattern.replace("{capability}", capability.name())
                                .replace("{command}", command)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
