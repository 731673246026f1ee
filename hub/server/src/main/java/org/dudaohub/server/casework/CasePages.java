package org.dudaohub.server.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dudaohub.domain.Capability;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.intake.IntakeEvent.SyncConflictDetected;
import org.dudaohub.domain.rules.CalendarSpan;
import org.dudaohub.domain.survey.Admission;
import org.dudaohub.domain.wording.Field;
import org.dudaohub.domain.wording.Field.Shape;
import org.dudaohub.domain.workreport.DraftWorkReport;
import org.dudaohub.domain.workreport.RecountWorkReport;
import org.dudaohub.domain.workreport.ReportDraft;
import org.dudaohub.domain.workreport.ReportFigures;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.dossier.CaseHistory;
import org.dudaohub.projections.dossier.Dossier;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.dossier.DossierQuery.Criteria;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.server.attachment.Attachments;
import org.dudaohub.server.balance.BalanceSheets;
import org.dudaohub.server.casework.Input.Typed;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.listing.Days;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.plan.PlansProgress;
import org.dudaohub.server.problem.ProblemException;
import org.dudaohub.server.security.HubUser;
import org.dudaohub.server.workreport.ReportDrafts;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** 业务办理: what there is to do, what was done, and the form for each thing to do. */
@Controller
@RequestMapping("/cases")
class CasePages implements Framed {

    private static final String IN_CONFLICT =
            SyncConflictDetected.class.getAnnotation(Wording.class).value();

    /** What the sheet of a monitoring shows in tables; as a line of codes and numbers nobody could read it. */
    private static final Set<String> IN_SHEET = Set.of("schools", "excluded", "unreported", "variations", "met");

    private final Casework casework;
    private final CommandReader reader;
    private final CommandDesk desk;
    private final DossierQuery dossiers;
    private final CaseHistory history;
    private final RegisterQuery register;
    private final BalanceSheets balance;
    private final PlansProgress plans;
    private final ReportDrafts drafts;
    private final Attachments attachments;
    private final CaseAttachments files;
    private final Suggestions suggestions;

    CasePages(
            Casework casework,
            CommandReader reader,
            CommandDesk desk,
            DossierQuery dossiers,
            CaseHistory history,
            RegisterQuery register,
            BalanceSheets balance,
            PlansProgress plans,
            ReportDrafts drafts,
            Attachments attachments,
            CaseAttachments files,
            Suggestions suggestions) {
        this.casework = casework;
        this.reader = reader;
        this.desk = desk;
        this.dossiers = dossiers;
        this.history = history;
        this.register = register;
        this.balance = balance;
        this.plans = plans;
        this.drafts = drafts;
        this.attachments = attachments;
        this.files = files;
        this.suggestions = suggestions;
    }

    /** A capability as the index shows it. */
    record Line(String name, String title, long cases) {}

    /** Something to do. */
    record Action(String command, String title) {}

    @GetMapping
    String index(@AuthenticationPrincipal HubUser user, Model model) {
        model.addAttribute(
                "lines",
                casework.visibleTo(user.role()).stream()
                        .map(capability ->
                                new Line(capability.name(), capability.title(), dossiers.count(capability.name())))
                        .toList());
        return "cases";
    }

    /** @param q part of a case's id, status or summary; empty for all */
    @GetMapping("/{capability}")
    String list(
            @PathVariable String capability,
            @RequestParam(defaultValue = "") String q,
            Days days,
            @RequestParam(defaultValue = "0") int page,
            @AuthenticationPrincipal HubUser user,
            Model model) {
        Capability shown = visible(capability, user);
        String organization = user.role() == Role.SCHOOL ? user.organization() : null;
        Page<Dossier> cases = dossiers.find(
                new Criteria(shown.name(), organization, q.isBlank() ? null : q.strip(), days.when()),
                Listing.onPage(page));
        model.addAttribute("capability", shown);
        model.addAttribute("q", q.strip());
        model.addAttribute("days", days);
        model.addAttribute("address", address("/cases/" + shown.name(), q, days));
        model.addAttribute("export", address("/cases/" + shown.name() + "/export.xlsx", q, days));
        model.addAttribute("cases", cases);
        model.addAttribute("names", names(cases));
        model.addAttribute("statuses", statuses(shown));
        model.addAttribute("actions", actions(shown, user));
        return "capability";
    }

    /** What a case of the capability can be in, such as 督导进行中, in the order of a case's life. */
    private static List<String> statuses(Capability capability) {
        return capability.eventTypes().stream()
                .map(type -> type.getAnnotation(Wording.class).value())
                .distinct()
                .toList();
    }

    /** @param id of the dossier; a parameter and no path, because people put slashes into ids */
    @GetMapping("/{capability}/case")
    String dossier(
            @PathVariable String capability,
            @RequestParam String id,
            @AuthenticationPrincipal HubUser user,
            Model model) {
        Capability shown = visible(capability, user);
        Dossier dossier = visible(shown, id, user);
        List<CaseHistory.Line> lines = history.of(dossier);
        Map<String, String> labels = new HashMap<>(casework.labels(shown));
        lines.forEach(line -> labels.putAll(casework.labels(line.event())));
        if (dossier.originNode() == null) {
            addView(dossier, model);
        }
        Set<String> inTables = model.containsAttribute("balance") ? IN_SHEET : Set.of();
        Map<String, String> facts = new LinkedHashMap<>();
        dossier.fields().forEach((name, value) -> {
            if (!value.isEmpty() && !inTables.contains(name)) {
                facts.put(labels.getOrDefault(name, name), value);
            }
        });
        model.addAttribute("capability", shown);
        model.addAttribute("dossier", dossier);
        model.addAttribute("facts", facts);
        model.addAttribute("lines", lines);
        model.addAttribute("handsOutBallots", user.role() == Role.OFFICE && takesBallots(dossier));
        model.addAttribute("cut", dossier.events() > lines.size());
        model.addAttribute("names", register.names(List.of(dossier.organization())));
        model.addAttribute("actions", dossier.originNode() == null ? actions(shown, user) : List.of());
        return "case";
    }

    private Dossier visible(Capability capability, String id, HubUser user) {
        return dossiers.byId(id)
                .filter(found -> found.capability().equals(capability.name()) && casework.maySee(user, found))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** A file that the case names. */
    @GetMapping("/{capability}/attachment")
    ResponseEntity<Resource> attachment(
            @PathVariable String capability,
            @RequestParam String id,
            @RequestParam String sha256,
            @AuthenticationPrincipal HubUser user)
            throws IOException {
        return files.of(visible(visible(capability, user), id, user), sha256);
    }

    private static boolean takesBallots(Dossier dossier) {
        return dossier.originNode() == null
                && Admission.BALLOT.label().equals(dossier.fields().get("admission"))
                && !dossier.fields().containsKey("tallies");
    }

    /** What a capability's cases show beside what every case shows. */
    private void addView(Dossier dossier, Model model) {
        switch (dossier.capability()) {
            case "balance" -> balance.of(dossier.stream()).ifPresent(sheet -> model.addAttribute("balance", sheet));
            case "plan" -> {
                if (!dossier.fields().containsKey("task")) {
                    model.addAttribute("progress", plans.of(dossier.caseId()));
                }
            }
            case "intake" -> {
                if (dossier.status().equals(IN_CONFLICT)) {
                    model.addAttribute("contradicted", dossier.fields().get("subject"));
                }
            }
            default -> {}
        }
    }

    /** The form, filled with what the query says, such as the id of the case to go on with. */
    @GetMapping("/{capability}/new/{command}")
    String form(
            @PathVariable String capability,
            @PathVariable String command,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) String from,
            @AuthenticationPrincipal HubUser user,
            Model model) {
        Capability shown = visible(capability, user);
        Class<? extends Command> type = permitted(shown, command, user);
        Map<String, List<String>> typed = new HashMap<>(parameters);
        if (from != null) {
            dossiers.byId(from)
                    .filter(dossier -> casework.maySee(user, dossier))
                    .ifPresent(dossier ->
                            dossier.fields().forEach((name, value) -> typed.putIfAbsent(name, List.of(value))));
            typed.keySet().retainAll(idsOf(type));
        }
        suggestions.fillIn(type, typed, user);
        if (type == DraftWorkReport.class || type == RecountWorkReport.class) {
            draft(typed);
        }
        return show(shown, type, Typed.of(typed), null, model);
    }

    /** Fills in what the ledger says, once it is clear of whom and when. */
    private void draft(Map<String, List<String>> typed) {
        String author = String.join("", typed.getOrDefault("author", List.of()));
        String period = String.join("", typed.getOrDefault("period", List.of()));
        if (!author.isBlank() && CalendarSpan.of(period).isPresent()) {
            ReportDraft draft = drafts.of(author.strip(), period);
            ReportFigures figures = draft.figures();
            typed.put("figures.visits", List.of(Integer.toString(figures.visits())));
            typed.put("figures.schools", List.of(Integer.toString(figures.schools())));
            typed.put("figures.findings", List.of(Integer.toString(figures.findings())));
            typed.put("figures.ordered", List.of(Integer.toString(figures.ordered())));
            typed.put("figures.accepted", List.of(Integer.toString(figures.accepted())));
            typed.put("figures.returned", List.of(Integer.toString(figures.returned())));
            typed.put("figures.overdue", List.of(Integer.toString(figures.overdue())));
            typed.put("figures.interviews", List.of(Integer.toString(figures.interviews())));
            typed.put("text", List.of(draft.text()));
        }
    }

    @PostMapping("/{capability}/new/{command}")
    String submit(
            @PathVariable String capability,
            @PathVariable String command,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            @AuthenticationPrincipal HubUser user,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        Capability shown = visible(capability, user);
        Class<? extends Command> type = permitted(shown, command, user);
        Map<String, List<String>> typed = new HashMap<>(parameters);
        try {
            take(Field.of(type), files, typed);
        } catch (ProblemException refused) {
            return show(shown, type, Typed.of(typed), refused.problem().detail(), model);
        }
        if (parameters.containsKey("more")) {
            String rows = parameters.getFirst("more") + ".rows";
            int count =
                    Integer.parseInt(parameters.getOrDefault(rows, List.of("2")).getFirst());
            typed.put(rows, List.of(Integer.toString(count + 3)));
            return show(shown, type, Typed.of(typed), null, model);
        }
        return switch (outcome(type, Typed.of(typed), user)) {
            case Outcome.Accepted(String id) -> done(shown, type, "已办理", id, flash);
            case Outcome.Unchanged(String id) -> done(shown, type, "此前已办理，内容相同，没有变化", id, flash);
            case Outcome.Refused refused -> show(shown, type, Typed.of(typed), refused.message(), model);
        };
    }

    /** What was uploaded becomes what was typed: the form shows it again if it comes back, and need not get it twice. */
    private void take(List<Field> fields, MultiValueMap<String, MultipartFile> files, Map<String, List<String>> typed)
            throws IOException {
        for (Field field : fields) {
            if (field.shape() instanceof Shape.Files) {
                List<String> named = new ArrayList<>(typed.getOrDefault(field.name(), List.of()));
                typed.put(field.name(), named);
                for (MultipartFile file : files.getOrDefault(field.name(), List.of())) {
                    if (!file.isEmpty()) {
                        try (InputStream content = file.getInputStream()) {
                            named.add(Input.text(
                                    attachments.take(file.getOriginalFilename(), file.getContentType(), content)));
                        }
                    }
                }
            }
        }
    }

    private Outcome outcome(Class<? extends Command> type, Typed typed, HubUser user) {
        try {
            return desk.send(reader.read(type, Input.toJson(Field.of(type), typed)), user, Channel.CONSOLE);
        } catch (ProblemException refused) {
            return Outcome.refused(Reason.MISSING, refused.problem().detail());
        } catch (JsonMappingException wrong) {
            return Outcome.refused(Reason.INVALID, "“%s”没有填写或填写有误".formatted(label(type, wrong)));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a form made JSON that cannot be read", broken);
        }
    }

    private static String label(Class<? extends Command> type, JsonMappingException wrong) {
        List<Field> fields = Field.of(type);
        List<String> labels = new ArrayList<>();
        for (JsonMappingException.Reference step : wrong.getPath()) {
            for (Field field : fields) {
                if (field.name().equals(step.getFieldName())) {
                    labels.add(field.label());
                    fields = inner(field);
                    break;
                }
            }
        }
        return String.join("·", labels);
    }

    private static List<Field> inner(Field field) {
        return switch (field.shape()) {
            case Shape.Group(var fields) -> fields;
            case Shape.Groups(var fields) -> fields;
            default -> List.of();
        };
    }

    private static String done(
            Capability capability, Class<? extends Command> type, String what, String id, RedirectAttributes flash) {
        flash.addFlashAttribute("done", "%s：%s（%s）".formatted(title(type), what, id));
        return "redirect:/cases/" + capability.name();
    }

    private String show(
            Capability capability, Class<? extends Command> type, Typed typed, String refusal, Model model) {
        model.addAttribute("capability", capability);
        model.addAttribute("command", new Action(type.getSimpleName(), title(type)));
        model.addAttribute("inputs", Input.of(Field.of(type), typed));
        model.addAttribute("author", typed.value("author"));
        model.addAttribute(
                "multipart", Field.of(type).stream().anyMatch(field -> field.shape() instanceof Shape.Files));
        model.addAttribute("refusal", refusal);
        return "command";
    }

    /** Of a dossier's fields only plain texts that are no story carry over into the next form: ids and codes. */
    private static List<String> idsOf(Class<? extends Command> type) {
        List<Field> fields = Field.of(type);
        List<String> ids = new ArrayList<>();
        for (Field field : fields) {
            if (field.label().endsWith("编号")
                    || field.label().endsWith("代码")
                    || field.label().endsWith("标识码")) {
                ids.add(field.name());
            }
            if (field.shape() instanceof Shape.Count) {
                ids.add(field.name());
            }
        }
        return ids;
    }

    private static String address(String path, String q, Days days) {
        return days.appendTo(UriComponentsBuilder.fromPath(path)
                        .queryParamIfPresent("q", Optional.of(q.strip()).filter(text -> !text.isEmpty())))
                .encode()
                .build()
                .toUriString();
    }

    private Map<String, String> names(Page<Dossier> cases) {
        return register.names(
                cases.items().stream().map(Dossier::organization).distinct().toList());
    }

    private static List<Action> actions(Capability capability, HubUser user) {
        return Casework.commands(capability, user.role()).stream()
                .map(type -> new Action(type.getSimpleName(), title(type)))
                .toList();
    }

    private static String title(Class<? extends Command> type) {
        return type.getAnnotation(Wording.class).value();
    }

    private Capability visible(String name, HubUser user) {
        return casework.capability(name)
                .filter(capability -> capability.visibleTo(user.role()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Class<? extends Command> permitted(Capability capability, String command, HubUser user) {
        return Casework.commands(capability, user.role()).stream()
                .filter(type -> type.getSimpleName().equals(command))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
