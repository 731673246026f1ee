package org.dudaohub.projections.surveys;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.Optional;
import org.dudaohub.projections.ReadModelDatabase;
import org.springframework.stereotype.Component;

/** Finds surveys. */
@Component
public class SurveysQuery {

    private final MongoCollection<AskedSurvey> surveys;

    SurveysQuery(ReadModelDatabase database) {
        this.surveys = database.collection(SurveysProjection.SURVEYS, AskedSurvey.class);
    }

    public Optional<AskedSurvey> byId(String survey) {
        return Optional.ofNullable(surveys.find(Filters.eq("_id", survey)).first());
    }
}
