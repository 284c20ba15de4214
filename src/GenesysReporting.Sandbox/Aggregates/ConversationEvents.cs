using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Generation;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>The metrics of conversations and of their flows: whole durations at their end, counters at their time.</summary>
internal sealed class ConversationEvents(ConversationStore store) : IEventSource
{
    public IEnumerable<MetricEvent> Events(AggregateQuery query, DateTimeOffset now)
    {
        foreach (Conversation conversation in store.ActiveBetween(query.Start, query.End, now))
        {
            foreach (MetricEvent one in Of(conversation, query))
            {
                if (one.At >= query.Start && one.At < query.End && query.Uses(one.Metric))
                {
                    yield return one;
                }
            }
        }
    }

    private static IEnumerable<MetricEvent> Of(Conversation conversation, AggregateQuery query)
    {
        bool first = true;
        foreach (Participant participant in conversation.Participants)
        {
            foreach (Session session in participant.Sessions)
            {
                var dimensions = new SessionDimensions(conversation, participant, session);
                if (first)
                {
                    yield return new MetricEvent("nConversations", 1, conversation.Start, dimensions);
                    first = false;
                }

                foreach (MetricEvent one in OfSession(session, dimensions, query))
                {
                    yield return one;
                }
            }
        }
    }

    private static IEnumerable<MetricEvent> OfSession(Session session, SessionDimensions dimensions, AggregateQuery query)
    {
        foreach (SessionMetric metric in session.Metrics)
        {
            if (query.Uses(metric.Name))
            {
                yield return new MetricEvent(metric.Name, metric.Value, metric.Emitted, dimensions);
            }

            foreach ((string name, double value) in Derived(metric, session))
            {
                yield return new MetricEvent(name, value, metric.Emitted, dimensions);
            }
        }
    }

    /// <summary>
    /// Returns the metrics that aggregates have in addition to those of sessions. The numerator of the service level is the
    /// sum of its values, the denominator their number: answered and abandoned, short abandons included.
    /// </summary>
    private static IEnumerable<(string Name, double Value)> Derived(SessionMetric metric, Session session)
    {
        bool answered = metric.Name == "tAnswered";
        if (answered || metric.Name is "tAbandon" or "tFlowOut")
        {
            yield return ("tWait", metric.Value);
        }

        if (answered || metric.Name == "tAbandon")
        {
            bool inTime = answered && metric.Value <= Steps.ServiceTarget.TotalMilliseconds;
            yield return ("oServiceLevel", inTime ? 1 : 0);
            yield return ("oServiceTarget", ServiceGoal.Share);
        }

        if (metric.Name == "tFlow" && session.Fields["flow"] is Members flow && flow["outcomes"] is not null)
        {
            yield return ("nFlowOutcome", 1);
            yield return ("tFlowOutcome", metric.Value);
        }
    }
}
