package org.dudaohub.server.casework;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Capability;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.ByInspectors;
import org.dudaohub.domain.wording.Field;
import org.dudaohub.domain.wording.Field.Option;
import org.dudaohub.domain.wording.Field.Shape;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes each command of people in the API's own description: an address, its fields in Chinese, and how it is
 * refused. It takes the place of the one address with variables under which the node serves them all.
 */
@Component
class CommandDescriptions implements OpenApiCustomizer {

    static final String GENERIC = "/api/v1/commands/{capability}/{command}";

    private static final String DONE = "Done";
    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI api) {
        api.getInfo().title("督导 Dudao Hub 接口");
        api.getPaths().remove(GENERIC);
        api.schema(DONE, done()).schema(PROBLEM, problem());
        for (Capability capability : Capabilities.all()) {
            List<Class<? extends Command>> commands = capability.commandTypes().stream()
                    .filter(type -> type.isAnnotationPresent(SentBy.class))
                    .toList();
            if (!commands.isEmpty()) {
                api.addTagsItem(new Tag().name(capability.title()).description("能力 " + capability.name()));
            }
            for (Class<? extends Command> command : commands) {
                String schema = capability.name() + "." + command.getSimpleName();
                api.schema(schema, object(Field.of(command)));
                api.path(
                        "/api/v1/commands/%s/%s".formatted(capability.name(), command.getSimpleName()),
                        new PathItem().post(operation(capability, command, schema)));
            }
        }
    }

    private static Operation operation(Capability capability, Class<? extends Command> command, String schema) {
        String senders = Stream.of(command.getAnnotation(SentBy.class).value())
                .map(Role::label)
                .collect(Collectors.joining("、"));
        return new Operation()
                .operationId(schema)
                .addTagsItem(capability.title())
                .summary(command.getAnnotation(Wording.class).value())
                .description("可由%s办理%s。同样内容再次提交不会重复办理。".formatted(senders, limit(command)))
                .requestBody(new RequestBody().required(true).content(json("application/json", schema)))
                .responses(new ApiResponses()
                        .addApiResponse("200", answer("已办理，或此前已办理、没有变化", "application/json", DONE))
                        .addApiResponse("400", refusal("请求内容读不出来"))
                        .addApiResponse("401", refusal("没有登录或密码不对"))
                        .addApiResponse("403", refusal("账号没有权限办理，或案件由其他督学承办"))
                        .addApiResponse("404", refusal("没有这个案件（UNKNOWN_CASE）"))
                        .addApiResponse("422", refusal("按规定不能办理，detail 说明原因")));
    }

    private static String limit(Class<? extends Command> command) {
        if (SchoolCommand.class.isAssignableFrom(command)) {
            return "（学校只能办理本校的）";
        }
        boolean inspectorsSend =
                List.of(command.getAnnotation(SentBy.class).value()).contains(Role.INSPECTOR);
        return inspectorsSend && ByInspectors.class.isAssignableFrom(command) ? "（督学只能以本人名义办理）" : "";
    }

    private static ApiResponse refusal(String description) {
        return answer(description, "application/problem+json", PROBLEM);
    }

    private static ApiResponse answer(String description, String type, String schema) {
        return new ApiResponse().description(description).content(json(type, schema));
    }

    private static Content json(String type, String schema) {
        return new Content()
                .addMediaType(
                        type, new MediaType().schema(new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + schema)));
    }

    private static Schema<?> object(List<Field> fields) {
        Schema<?> object = new ObjectSchema().additionalProperties(false);
        for (Field field : fields) {
            object.addProperty(field.name(), schema(field));
            if (field.required()) {
                object.addRequiredItem(field.name());
            }
        }
        return object;
    }

    private static Schema<?> schema(Field field) {
        Schema<?> schema = switch (field.shape()) {
            case Shape.Text _ -> new StringSchema();
            case Shape.Texts _ -> new ArraySchema().items(new StringSchema());
            case Shape.Count _ -> new IntegerSchema();
            case Shape.Decimal _ -> new NumberSchema();
            case Shape.Day _ -> new DateSchema();
            case Shape.Flag _ -> new BooleanSchema();
            case Shape.Choice(var options) -> choice(options);
            case Shape.Choices(var options) -> new ArraySchema().items(choice(options));
            case Shape.Secret _ -> new StringSchema().writeOnly(true);
            case Shape.Files _ -> new ArraySchema().items(object(Field.of(Attachment.class)));
            case Shape.Group(var fields) -> object(fields);
            case Shape.Groups(var fields) -> new ArraySchema().items(object(fields));
        };
        return schema.title(field.label()).description(description(field));
    }

    private static Schema<?> choice(List<Option> options) {
        StringSchema choice = new StringSchema();
        options.forEach(option -> choice.addEnumItem(option.value()));
        return choice;
    }

    private static String description(Field field) {
        return switch (field.shape()) {
            case Shape.Choice(var options) -> field.label() + "：" + meanings(options);
            case Shape.Choices(var options) -> field.label() + "（可多选）：" + meanings(options);
            case Shape.Secret _ -> field.label() + "（加密保存，任何查询都不返回）";
            case Shape.Files _ -> field.label() + "（先用 POST /api/v1/attachments 上传，再填写其回答）";
            case Shape.Text _,
                    Shape.Texts _,
                    Shape.Count _,
                    Shape.Decimal _,
                    Shape.Day _,
                    Shape.Flag _,
                    Shape.Group _,
                    Shape.Groups _ -> field.label();
        };
    }

    private static String meanings(List<Option> options) {
        return options.stream()
                .map(option -> option.value() + " " + option.label())
                .collect(Collectors.joining("、"));
    }

    private static Schema<?> done() {
        return new ObjectSchema()
                .addProperty(
                        "outcome",
                        new StringSchema()
                                .addEnumItem("accepted")
                                .addEnumItem("unchanged")
                                .description("accepted 已办理、unchanged 此前已办理，没有变化"))
                .addProperty("id", new StringSchema().description("办理的是哪一件"));
    }

    /** RFC 9457, with what the house adds. */
    private static Schema<?> problem() {
        Schema<?> code = new StringSchema()
                .description("不能办理的原因代码：%s；请求本身有误时另有代码"
                        .formatted(Stream.of(Reason.values()).map(Reason::name).collect(Collectors.joining("、"))));
        return new ObjectSchema()
                .addProperty("type", new StringSchema().format("uri").description("问题种类的标识"))
                .addProperty("title", new StringSchema().description("问题种类"))
                .addProperty("status", new IntegerSchema().description("HTTP 状态码"))
                .addProperty("detail", new StringSchema().description("一句话说明原因和办法"))
                .addProperty("code", code)
                .addProperty(
                        "fields",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("name", new StringSchema())
                                        .addProperty("message", new StringSchema()))
                                .description("哪些字段有问题；可以没有"));
    }
}
