package org.dudaohub.projections;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Has a projection save what a batch changed after its last event, which is before Axon stores the token. */
record BatchedProjection(Projection projection, ProjectionFaults faults)
        implements MessageHandlerInterceptor<EventMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        BatchingUnitOfWork<?> batch = (BatchingUnitOfWork<?>) unitOfWork;
        if (batch.isFirstMessage()) {
            projection.begin();
        }
        Object result = chain.proceed();
        if (batch.isLastMessage()) {
            projection.save();
            batch.afterCommit(done -> faults.overcome(projection.processor()));
        }
        return result;
    }
}
