package org.dudaohub.server.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.util.List;
import org.dudaohub.domain.Role;
import org.dudaohub.server.node.NodeProperties;
import org.dudaohub.server.problem.Problem;
import org.dudaohub.server.wiring.DataFolder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.handler.HandlerMappingIntrospector;

/**
 * Four doors: the surveys', which knows nobody, the API for programs, the peers', which trusts signatures only, and the
 * console for people.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String OFFICE = Role.OFFICE.name();
    private static final String INSPECTOR = Role.INSPECTOR.name();
    private static final String SCHOOL = Role.SCHOOL.name();
    private static final String AUDITOR = Role.AUDITOR.name();

    /** Our own files only, no inline script or style. */
    private static final String CONTENT_SECURITY_POLICY = """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
            form-action 'self'; base-uri 'none'; frame-ancestors 'none'""";

    /** What htmx asks for. */
    private static final RequestMatcher PART_OF_A_PAGE = new RequestHeaderRequestMatcher("HX-Request");

    /** Nobody collects them, and there would be two for each filter and request. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Rules match the path as Spring MVC parsed it once, instead of asking MVC for a handler for each rule. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean pathPatterns() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /** Nobody asks the introspector since rules are path patterns, and its filter would look for each handler twice. */
    @Bean
    static BeanPostProcessor noIntrospection(ApplicationContext context) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean.getClass() == HandlerMappingIntrospector.class ? new WithoutCacheFilter(context) : bean;
            }
        };
    }

    private static final class WithoutCacheFilter extends HandlerMappingIntrospector {

        WithoutCacheFilter(ApplicationContext context) {
            setApplicationContext(context);
            afterPropertiesSet();
        }

        @Override
        public Filter createCacheFilter() {
            return (request, response, chain) -> chain.doFilter(request, response);
        }
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    Logins logins(UserProperties configured, NodeProperties node, DataFolder data, PasswordEncoder encoder)
            throws IOException {
        if (configured.users().isEmpty()) {
            return new Logins(List.of(FirstLogin.open(data.path(), encoder, node.office())));
        }
        return new Logins(configured.users().stream()
                .map(user -> user.toUser(node.office()))
                .toList());
    }

    @Bean
    AuthenticationManager authenticationManager(Logins logins, PasswordEncoder encoder) {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(logins);
        provider.setPasswordEncoder(encoder);
        return new GuardedLogin(new ProviderManager(provider));
    }

    /**
     * For those who answer a survey. It looks at no login and no cookie and sets none, so that an answer can't be tied to
     * anybody; for the same reason a foreign page that posts here does no more than its visitor could, and no token is
     * needed.
     */
    @Bean
    @Order(1)
    SecurityFilterChain surveyDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher("/surveys/*", "/api/v1/surveys/*/answers")
                .authorizeHttpRequests(rules -> rules.requestMatchers(GET, "/surveys/*")
                        .permitAll()
                        .requestMatchers(POST, "/surveys/*", "/api/v1/surveys/*/answers")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiDoor(HttpSecurity http, AuthenticationManager logins, ObjectMapper json) throws Exception {
        AuthenticationEntryPoint askForLogin =
                (request, response, cause) -> unauthenticated(cause).writeTo(response, json);
        AccessDeniedHandler deny =
                (request, response, cause) -> Problem.of(HttpStatus.FORBIDDEN, "NOT_PERMITTED", "您的账号没有权限办理此事。")
                        .writeTo(response, json);
        return http.securityMatcher("/api/**")
                .authenticationManager(logins)
                .authorizeHttpRequests(rules -> rules.requestMatchers(GET, "/api/openapi/**", "/api/openapi.yaml")
                        .permitAll()
                        .requestMatchers(GET, "/api/v1/node")
                        .authenticated()
                        .requestMatchers(POST, "/api/v1/ledger/verification")
                        .hasAnyRole(OFFICE, AUDITOR)
                        // Partners' payloads may hold anything; they are the office's alone.
                        .requestMatchers(
                                "/api/v1/partners/**",
                                "/api/v1/payloads/**",
                                "/api/v1/deliveries/**",
                                "/api/v1/dead-letters/**")
                        .hasRole(OFFICE)
                        // What else changes anything is a command, or a file of them, and the command says who may send
                        // it.
                        .requestMatchers(POST, "/api/v1/**")
                        .hasAnyRole(OFFICE, INSPECTOR, SCHOOL)
                        .requestMatchers(PUT, "/api/v1/**")
                        .hasAnyRole(OFFICE, INSPECTOR, SCHOOL)
                        .requestMatchers(GET, "/api/v1/schools/{school}/trail")
                        .access(ownSchool())
                        .requestMatchers(
                                GET,
                                "/api/v1/rectifications",
                                "/api/v1/cases/**",
                                "/api/v1/cases",
                                "/api/v1/imports/kinds")
                        .authenticated()
                        .requestMatchers(GET, "/api/v1/**")
                        .hasAnyRole(OFFICE, INSPECTOR, AUDITOR)
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.realmName("Dudao Hub").authenticationEntryPoint(askForLogin))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(askForLogin).accessDeniedHandler(deny))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'none'; sandbox")))
                .build();
    }

    /** Peers prove themselves by the signature on each message, partners by their own login or signature. */
    @Bean
    @Order(3)
    SecurityFilterChain peersDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher("/peer/**", "/partner/**")
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain consoleDoor(HttpSecurity http, AuthenticationManager logins) throws Exception {
        return http.authenticationManager(logins)
                .authorizeHttpRequests(rules -> rules.requestMatchers(
                                GET, "/login", "/css/**", "/images/**", "/webjars/htmx.org/**", "/favicon.ico")
                        .permitAll()
                        .requestMatchers("/error")
                        .permitAll()
                        .requestMatchers(GET, "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAnyRole(OFFICE, AUDITOR)
                        .requestMatchers(GET, "/", "/rectifications/**", "/cases/**", "/print/**")
                        .authenticated()
                        // A command says itself who may send it.
                        .requestMatchers(POST, "/cases/**")
                        .hasAnyRole(OFFICE, INSPECTOR, SCHOOL)
                        .requestMatchers(GET, "/schools/{school}", "/schools/{school}/trail.xlsx")
                        .access(ownSchool())
                        .requestMatchers("/partners/**", "/dead-letters/**", "/ballots/**")
                        .hasRole(OFFICE)
                        .requestMatchers(GET, "/imports/**", "/schools")
                        .hasAnyRole(OFFICE, INSPECTOR, AUDITOR)
                        .requestMatchers(POST, "/notices/*/read")
                        .hasRole(SCHOOL)
                        .requestMatchers(POST, "/imports")
                        .hasAnyRole(OFFICE, INSPECTOR)
                        .requestMatchers(POST, "/ledger/verification")
                        .hasAnyRole(OFFICE, AUDITOR)
                        .requestMatchers(GET, "/**")
                        .hasAnyRole(OFFICE, INSPECTOR, AUDITOR)
                        .anyRequest()
                        .hasRole(OFFICE))
                .formLogin(form -> form.loginPage("/login")
                        .defaultSuccessUrl("/")
                        .failureHandler((request, response, cause) -> response.sendRedirect(request.getContextPath()
                                + (cause instanceof LockedException ? "/login?locked" : "/login?error"))))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .requestCache(cache -> cache.requestCache(wholePagesOnly()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(loginPage()))
                .csrf(Customizer.withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), microphone=(), geolocation=()")))
                .build();
    }

    /** Whoever had to log in goes on to the page asked for, never to a part of one. */
    private static RequestCache wholePagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(new AndRequestMatcher(
                request -> request.getMethod().equals(GET.name()), new NegatedRequestMatcher(PART_OF_A_PAGE)));
        return cache;
    }

    /** A part of a page that refreshes itself must not show the login form in its own place. */
    private static AuthenticationEntryPoint loginPage() {
        AuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/login");
        return (request, response, cause) -> {
            if (PART_OF_A_PAGE.matches(request)) {
                response.setHeader("HX-Redirect", request.getContextPath() + "/login");
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
            } else {
                page.commence(request, response, cause);
            }
        };
    }

    /** A school user sees the {@code {school}} of the path only if it is the user's own. */
    private static AuthorizationManager<RequestAuthorizationContext> ownSchool() {
        return (authentication, request) ->
                new AuthorizationDecision(authentication.get().getPrincipal() instanceof HubUser user
                        && user.maySee(request.getVariables().get("school")));
    }

    private static Problem unauthenticated(Exception cause) {
        return cause instanceof LockedException
                ? Problem.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_ATTEMPTS", "登录失败次数过多，请几分钟后再试。")
                : Problem.of(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", "请先登录，或检查账号和密码。");
    }
}
