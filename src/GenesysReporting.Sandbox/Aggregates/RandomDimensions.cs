using System.Globalization;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>The dimensions of a random event: ids of the organisation if the name says which, else invented values.</summary>
internal sealed class RandomDimensions(int seed, World world, string family, long hour, int number, DateTimeOffset at) : IDimensions
{
    private static readonly string[] MediaTypes = ["voice", "chat", "email", "message", "callback"];
    private static readonly string[] MessageTypes = ["whatsapp", "sms", "webmessaging"];
    private static readonly string[] Languages = ["en-us", "fr-fr", "tr-tr"];
    private static readonly string[] Directions = ["inbound", "outbound"];

    private static readonly HashSet<string> Flags = new(StringComparer.Ordinal)
    {
        "answerGenerationEnabled", "assigneeApplicable", "copied", "previewMode", "released", "rescored", "selfServed",
        "summaryGenerated", "surveyPartialResponse", "systemSubmitted", "wrapUpCodeSuggestionSelected",
    };

    public IReadOnlyList<object> Values(string dimension)
    {
        Dice dice = Dice.For(seed, family + "." + dimension, hour, number);
        return [Value(dimension, dice)];
    }

    private string Value(string dimension, Dice dice) => dimension switch
    {
        "mediaType" => dice.Pick(MediaTypes),
        "messageType" => dice.Pick(MessageTypes),
        "direction" => dice.Pick(Directions),
        "language" or "languageCode" => dice.Pick(Languages),
        "namespace" => "platform.api",
        "max" => "300",
        _ when Flags.Contains(dimension) || dimension.StartsWith("has", StringComparison.Ordinal) => dice.Percent(50) ? "true" : "false",
        _ when dimension.EndsWith("Date", StringComparison.Ordinal) || dimension == "conversationStart" => Instants.Text(at),
        _ when dimension.EndsWith("Id", StringComparison.Ordinal) => Id(dimension, dice),
        _ when dimension.EndsWith("Count", StringComparison.Ordinal) || dimension.EndsWith("Version", StringComparison.Ordinal) =>
            dice.Between(1, 4).ToString(CultureInfo.InvariantCulture),
        _ => dimension + " " + dice.Pick("ABC".ToCharArray()),
    };

    private string Id(string dimension, Dice dice) => dimension switch
    {
        "userId" or "agentId" or "assigneeId" or "evaluatorId" or "ownerId" or "reporterId" or "touchpointAgentId" =>
            dice.Pick(world.Agents).Id,
        "teamId" => dice.Pick(world.Agents).TeamId,
        "queueId" or "touchpointQueueId" => dice.Pick(world.QueueInfos).Id,
        "divisionId" => dice.Pick(world.Divisions).Text("id")!,
        "flowId" or "botFlowId" => dice.Pick(world.Flows).Text("id")!,
        "requestedRoutingSkillId" => dice.Pick(world.Skills).Text("id")!,
        "conversationId" or "correlationId" or "sessionId" or "journeySessionId" or "touchpointConversationId" or "messageId"
            or "searchId" or "evaluationId" or "surveyId" or "workitemId" or "caseId" or "summaryId" => dice.Uuid(),
        _ => Dice.For(seed, dimension, dice.Below(3), 0).Uuid(),
    };
}
