using System.Globalization;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Conversations;

/// <summary>The attributes that flows and scripts set on a participant; only the data lake has them, and truncates them.</summary>
internal static class Attributes
{
    /// <summary>The length at which keys and values are truncated.</summary>
    public const int MaxLength = 1024;

    private static readonly string[] Tiers = ["gold", "silver", "=tier", "Gümüş, \"özel\""];

    private static readonly string LongNote = string.Concat(Enumerable.Repeat("Told everything from the start; ", 40))[..MaxLength];

    /// <summary>Returns the attributes of a participant; null if there are none.</summary>
    public static Members? Of(Participant participant)
    {
        if (participant.Fields.Text("purpose") is not ("customer" or "agent") || participant.Fields.Text("participantId") is not { } id)
        {
            return null;
        }

        Dice dice = Dice.For(0, id, 0, 0);
        if (!dice.Percent(60))
        {
            return null;
        }

        return new Members
        {
            { "caseNumber", dice.Between(10_000, 99_999).ToString(CultureInfo.InvariantCulture) },
            { "Customer tier", dice.Percent(50) ? dice.Pick(Tiers) : null },
            { "ivr.language", dice.Percent(40) ? "fr-fr" : null },
            { "note", dice.Percent(5) ? LongNote : null },
        };
    }
}
