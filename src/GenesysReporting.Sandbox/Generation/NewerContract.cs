using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>
/// What the platform will say tomorrow: members and values that today's contract does not have, at each level. The
/// platform adds such without notice.
/// </summary>
internal static class Novelties
{
    public const string Text = "interactionFingerprint";
    public const string Nested = "retentionHint";
    public const string SegmentType = "summarizing";
    public const string DisconnectType = "policyTermination";

    public static void Add(ConversationDraft draft, int number)
    {
        Dice dice = draft.Dice;
        SessionDraft? session = draft.CustomerSession;
        if (number != 2 && !dice.Permille(8))
        {
            return;
        }

        draft.Facts.Add(Text, "fp-" + dice.Between(100_000, 999_999));
        draft.Facts.Add(Nested, Hint(dice));
        session?.Facts.Add(Text, "a,b;\"c\"");
        session?.Facts.Add(Nested, Hint(dice));
        SessionDraft odd = draft.Join("copilot", new() { { Text, "p" }, { Nested, Hint(dice) } }, []);
        odd.Add(SegmentType, draft.Start, draft.Start.AddMilliseconds(250), new() { { Text, "s" }, { Nested, Hint(dice) } }, new()
        {
            { "disconnectType", DisconnectType },
        });
    }

    private static Members Hint(Dice dice) => new() { { "class", "standard" }, { "days", dice.Between(30, 400) } };
}
