using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>
/// Adds members and values that the contract does not have, at each level. The platform adds such without notice.
/// </summary>
internal static class NewerContract
{
    public const string Text = "interactionFingerprint";
    public const string Nested = "retentionHint";
    public const string SegmentType = "summarizing";
    public const string DisconnectType = "policyTermination";

    /// <summary>The members of agents' states that are in newer SDKs alone.</summary>
    public static readonly string[] OfAgents =
    [
        "adherenceState", "adherenceImpact", "adherenceDate", "scheduledActivityCategory", "scheduledActivityCodeId",
        "actualActivityCategory", "businessUnitId", "managementUnitId",
        "adherenceStateCounts", "scheduledActivityCategoryCounts", "actualActivityCategoryCounts",
    ];

    /// <summary>Returns the id of a thing of workforce management, which follows from its name.</summary>
    public static string IdOf(string name) => Dice.For(0, name, 0, 0).Uuid();

    public static void Add(ConversationDraft draft, int number)
    {
        Dice dice = draft.Dice;
        SessionDraft? session = draft.CustomerSession;
        if (number != 2 && !dice.Permille(8))
        {
            return;
        }

        draft.Fields.Add(Text, "fp-" + dice.Between(100_000, 999_999));
        draft.Fields.Add(Nested, Hint(dice));
        session?.Fields.Add(Text, "a,b;\"c\"");
        session?.Fields.Add(Nested, Hint(dice));
        SessionDraft copilot = draft.AddParticipant("copilot", new() { { Text, "p" }, { Nested, Hint(dice) } }, []);
        copilot.AddSegment(SegmentType, draft.Start, draft.Start.AddMilliseconds(250), new() { { Text, "s" }, { Nested, Hint(dice) } }, new()
        {
            { "disconnectType", DisconnectType },
        });
    }

    private static Members Hint(Dice dice) => new() { { "class", "standard" }, { "days", dice.Between(30, 400) } };
}
