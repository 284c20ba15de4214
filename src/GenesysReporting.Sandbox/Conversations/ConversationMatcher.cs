using System.Collections;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Conversations;

/// <summary>
/// Matches conversations with a query's filters. All filters of an array must match, possibly on different segments; all
/// predicates of one segment filter must match on the same segment.
/// </summary>
internal static class ConversationMatcher
{
    /// <summary>Dimensions whose values are in a list of another name.</summary>
    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["divisionId"] = "divisionIds",
        ["accessAttribute"] = "accessAttributes",
        ["callbackNumber"] = "callbackNumbers",
        ["destinationAddress"] = "destinationAddresses",
        ["requestedRouting"] = "requestedRoutings",
        ["requestedRoutingSkillId"] = "requestedRoutingSkillIds",
        ["sipResponseCode"] = "sipResponseCodes",
    };

    public static bool Matches(Conversation conversation, DetailQuery query) =>
        query.ConversationFilters.All(filter => filter.Matches(predicate => predicate.Matches(ConversationValues(conversation, predicate))))
        && query.SegmentFilters.All(filter => AnySegment(conversation, filter))
        && query.EvaluationFilters.All(filter => AnyAssessment(conversation.Evaluations, filter))
        && query.SurveyFilters.All(filter => AnyAssessment(conversation.Surveys, filter))
        && query.ResolutionFilters.All(filter => AnyAssessment(conversation.Resolutions, filter));

    private static List<object> ConversationValues(Conversation conversation, Predicate predicate)
    {
        if (predicate.Kind == PredicateKind.Metric)
        {
            return
            [
                .. conversation.Sessions.SelectMany(session => session.Metrics)
                    .Where(metric => metric.Name == predicate.Name).Select(metric => (object)metric.Value),
            ];
        }

        return predicate.Name switch
        {
            "conversationId" => [conversation.Id],
            "conversationStart" => [conversation.Start],
            "conversationEnd" => conversation.End is { } end ? [end] : [],
            _ => ToList(Find(conversation.Fields, predicate.Name) ?? Find(conversation.EndFields, predicate.Name)),
        };
    }

    private static bool AnySegment(Conversation conversation, Filter filter)
    {
        foreach (Participant participant in conversation.Participants)
        {
            foreach (Session session in participant.Sessions)
            {
                foreach (Segment segment in session.Segments)
                {
                    if (filter.Matches(predicate => predicate.Matches(SegmentValues(participant, session, segment, predicate))))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static List<object> SegmentValues(Participant participant, Session session, Segment segment, Predicate predicate)
    {
        if (predicate.Kind == PredicateKind.Metric)
        {
            return segment.End is { } over ? [(over - segment.Start).TotalMilliseconds] : [];
        }

        if (predicate.Kind == PredicateKind.Property)
        {
            return Properties(segment, predicate.Name);
        }

        return predicate.Name switch
        {
            "segmentStart" => [segment.Start],
            "segmentEnd" => segment.End is { } end ? [end] : [],
            "segmentType" => [segment.Type],
            "flowOutcome" or "flowOutcomeId" or "flowOutcomeValue" => Outcomes(session, predicate.Name),
            _ => ToList(Nearest(participant, session, segment, predicate.Name)),
        };
    }

    /// <summary>Returns a value of the segment, else of its session or flow, else of its participant.</summary>
    private static object? Nearest(Participant participant, Session session, Segment segment, string name) =>
        Find(segment.Fields, name)
        ?? Find(segment.EndFields, name)
        ?? Find(session.Fields, name)
        ?? Find(session.EndFields, name)
        ?? (session.Fields["flow"] is Members flow ? Find(flow, name) : null)
        ?? Find(participant.Fields, name);

    public static object? Find(Members members, string name) =>
        members[name] ?? (Lists.TryGetValue(name, out string? list) ? members[list] : null);

    private static List<object> Properties(Segment segment, string name) => segment.Fields["properties"] is IEnumerable<Members> all
        ? [.. all.Where(property => property.Text("property") == name).Select(property => property["value"]!)]
        : [];

    private static List<object> Outcomes(Session session, string name) =>
        session.Fields["flow"] is Members flow && flow["outcomes"] is IEnumerable<Members> all
            ? [.. all.SelectMany(outcome => ToList(outcome[name]))]
            : [];

    private static bool AnyAssessment(IReadOnlyList<Assessment> assessments, Filter filter) =>
        assessments.Any(assessment => filter.Matches(predicate => predicate.Matches(ToList(assessment.Fields[predicate.Name]))));

    public static List<object> ToList(object? value) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable list => [.. list.Cast<object>()],
        _ => [value],
    };
}
