using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Stores;

/// <summary>The meanings of the columns of a store, by their names. A name means the same in every table.</summary>
internal static class StoreTexts
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["conversation_id"] = "The conversation's id.",
        ["conversation_start"] = "The start of the conversation (UTC).",
        ["conversation_end"] = "The end of the conversation (UTC); empty while it is open.",
        ["start_time"] = "The start (UTC).",
        ["end_time"] = "The end (UTC); empty while it is open.",
        ["duration_ms"] = "The time from start to end in milliseconds; empty while it is open.",
        ["direction"] = "inbound or outbound; of a conversation, its first direction.",
        ["media_type"] = "The medium, such as voice or email; of a conversation or participant, all of them, separated by '; '.",
        ["queue_id"] = "The queue's id; of a conversation or participant, all ids, separated by '; '.",
        ["user_id"] = "The user's id; of a conversation, all ids, separated by '; '.",
        ["wrap_up_code"] = "The id of the wrap-up code; of a conversation or participant, all ids, separated by '; '.",
        ["ani"] = "The number or address that called.",
        ["dnis"] = "The number or address that was called.",
        ["session_dnis"] = "The number or address that this session was called on.",
        ["customer_name"] = "The customer's name, according to the platform.",
        ["disconnect_type"] = "The party or cause that ended it.",
        ["division_id"] = "The ids of its divisions, separated by '; '.",
        ["external_tag"] = "The tag that another system has set.",
        ["min_mos"] = "The lowest mean opinion score of its media, from 1 to 5.",
        ["last_queue_id"] = "The id of the queue from which the last agent got the conversation.",
        ["last_user_id"] = "The id of the agent who was with the customer last.",
        ["last_wrap_up_code"] = "The id of the last wrap-up code that this agent gave.",
        ["wrap_up_note"] = "The agents' notes.",
        ["wrap_up_tags"] = "The tags of the wrap-up, separated by '; '.",
        ["skill_ids"] = "The ids of the requested skills, separated by '; '.",
        ["team_id"] = "The id of the agent's team.",
        ["flow_id"] = "The id of the flow.",
        ["flow_type"] = "The type of the flow, such as inboundcall.",
        ["flow_exit_reason"] = "The way in which the flow ended.",
        ["address_from"] = "The sender of a message or an e-mail.",
        ["address_to"] = "The recipient of a message or an e-mail.",
        ["subject"] = "The subject.",
        ["initiator"] = "The party that started the conversation.",
        ["source"] = "The way in which the record was fetched last: Query, Job or Id. Only jobs return attributes.",
        ["record_hash"] = "A hash of the record without its attributes, for detecting changes.",
        ["record_json"] = "The record as JSON.",
        ["participant_id"] = "The participant's id.",
        ["purpose"] = "The role of the participant: customer, ivr, acd, agent and others.",
        ["participant_name"] = "The participant's name.",
        ["external_contact_id"] = "The id of the external contact.",
        ["external_organization_id"] = "The id of the external organisation.",
        ["error_code"] = "The code of the error.",
        ["session_id"] = "The session's id.",
        ["used_routing"] = "The kind of routing that found the agent.",
        ["message_type"] = "The kind of message, such as webmessaging.",
        ["provider"] = "The provider of the medium.",
        ["outbound_campaign_id"] = "The id of the campaign.",
        ["outbound_contact_id"] = "The id of the contact of the campaign.",
        ["outbound_contact_list_id"] = "The id of the contact list.",
        ["disposition_name"] = "The result of a dialled call.",
        ["callback_scheduled_time"] = "The time for which the callback was scheduled (UTC).",
        ["recording"] = "True if the session was recorded.",
        ["segment_type"] = "The kind of segment, such as alert, interact, hold or wrapup.",
        ["language_id"] = "The id of the requested language.",
        ["group_id"] = "The id of the group.",
        ["sip_response_codes"] = "The SIP codes of the answers, separated by '; '.",
        ["conference"] = "True if it is part of a conference.",
        ["destination_conversation_id"] = "The id of the conversation that it led to.",
        ["source_conversation_id"] = "The id of the conversation that it came from.",
        ["position"] = "The position among the metrics of the session, from 0.",
        ["metric"] = "The metric, by the platform's name. Names that start with t are durations, and with n counts.",
        ["value"] = "The value of an attribute; of a metric, milliseconds for a duration and otherwise a number.",
        ["emit_time"] = "The time at which the platform measured it (UTC).",
        ["name"] = "The name of the attribute.",
        ["evaluation_id"] = "The evaluation's id.",
        ["status"] = "The state of the evaluation or survey.",
        ["event_time"] = "The time of its last event (UTC).",
        ["form_name"] = "The name of the form.",
        ["form_id"] = "The id of the form.",
        ["form_context_id"] = "The id that all versions of the form share.",
        ["evaluator_id"] = "The id of the user who evaluates.",
        ["assignee_id"] = "The id of the user to whom the evaluation is assigned.",
        ["total_score"] = "The score, from 0 to 100.",
        ["total_critical_score"] = "The score of the critical questions, from 0 to 100.",
        ["released"] = "True if the agent may see it.",
        ["rescored"] = "True if it was scored again.",
        ["deleted"] = "True if it was deleted.",
        ["system_submitted"] = "True if the platform submitted it.",
        ["assignee_applicable"] = "True if it can be assigned.",
        ["calibration_id"] = "The id of the calibration.",
        ["context_id"] = "The id that all versions of the form share.",
        ["survey_id"] = "The survey's id.",
        ["type"] = "The kind of survey.",
        ["completed_date"] = "The time at which it was completed (UTC).",
        ["promoter_score"] = "The net promoter answer, from 0 to 10.",
        ["partial_response"] = "True if only some questions were answered.",
        ["span_id"] = "The kind, the user's id, the start and the state, which identify the span.",
        ["system_presence"] = "The presence of the platform, such as AVAILABLE.",
        ["organization_presence_id"] = "The id of the organisation's presence.",
        ["routing_status"] = "The routing status, such as INTERACTING.",
    };

    private static readonly (string Ending, string Text)[] Statistics =
    [
        ("_sum_ms", "the sum in milliseconds"),
        ("_min_ms", "the shortest in milliseconds"),
        ("_max_ms", "the longest in milliseconds"),
        ("_count", "the number of times"),
        ("_numerator", "the numerator of the ratio"),
        ("_denominator", "the denominator of the ratio"),
        ("_target", "the target of the ratio"),
        ("_ms", "the sum in milliseconds"),
        (string.Empty, "the number of times"),
    ];

    private static readonly Lazy<Dictionary<string, CatalogMetric>> Metrics = new(() => AnalyticsCatalog.Metrics
        .Where(m => m.Name.Length > 1)
        .GroupBy(m => StoreColumn.NameOf(m.Name[1..]))
        .ToDictionary(g => g.Key, g => g.First()));

    /// <summary>Returns the meaning of a column.</summary>
    public static string Of(string column) => Texts.TryGetValue(column, out string? text) ? text : OfMetric(column);

    private static string OfMetric(string column)
    {
        foreach ((string ending, string text) in Statistics)
        {
            if (column.EndsWith(ending, StringComparison.Ordinal)
                && Metrics.Value.TryGetValue(column[..^ending.Length], out CatalogMetric? metric))
            {
                return metric.Meaning is { } meaning ? $"{metric.Name}, {text}. {meaning}" : $"{metric.Name}, {text}.";
            }
        }

        throw new ArgumentOutOfRangeException(nameof(column), column, "The column has no description.");
    }
}
