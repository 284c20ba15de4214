using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>
/// The late changes of a conversation, which are chosen before it is built. A few numbers of each day have one for certain,
/// so that even a quiet day has each kind; the others have one by chance.
/// </summary>
internal sealed record LatePlan
{
    /// <summary>The number of the message that always opens again.</summary>
    public const int OpensAgainAlways = 9;

    /// <summary>The number of the e-mail that is always open for weeks.</summary>
    public const int SlowAlways = 3;

    /// <summary>The number of the call that always gets its wrap-up code late.</summary>
    public const int WrapsUpLateAlways = 5;

    /// <summary>The number of the callback that is always evaluated late, and rescored.</summary>
    public const int EvaluatedLateAlways = 8;

    /// <summary>The number of the call that always gets its survey late.</summary>
    public const int SurveyedLateAlways = 7;

    /// <summary>The greatest time from the start of a conversation to its end, pauses included.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(20);

    /// <summary>
    /// The time after its start when no conversation changes any more: a life, 14 days to an evaluation, 7 to its new score,
    /// and a day for the start.
    /// </summary>
    public static readonly TimeSpan SettledAfter = LongestLife + TimeSpan.FromDays(14 + 7 + 1);

    /// <summary>The greatest length of what follows a pause.</summary>
    private static readonly TimeSpan LongestSecondPart = TimeSpan.FromDays(1);

    /// <summary>The scenario, which may be a slower one than without late changes.</summary>
    public required Action<ConversationDraft> Scenario { get; init; }

    /// <summary>The dice of the changes.</summary>
    public required Dice Dice { get; init; }

    /// <summary>The time from the end until the conversation opens again; null if it does not.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>The time from the end to the wrap-up code; null if it comes with its segment.</summary>
    public TimeSpan? WrapUp { get; init; }

    /// <summary>The time from the end to an evaluation in place of the usual one; null if it is not replaced.</summary>
    public TimeSpan? Evaluation { get; init; }

    /// <summary>The time from an evaluation to its new score; null if it keeps its score.</summary>
    public TimeSpan? Rescore { get; init; }

    /// <summary>The time from the end to a survey in place of the usual one; null if it is not replaced.</summary>
    public TimeSpan? Survey { get; init; }

    /// <summary>The greatest time from the first end to the last one.</summary>
    public TimeSpan LongestExtension => Pause is { } pause ? pause + LongestSecondPart : TimeSpan.Zero;

    public static LatePlan Create(Action<ConversationDraft> scenario, int number, Dice dice)
    {
        bool slow = dice.Percent(20);
        bool message = scenario == DigitalScenarios.Message;
        bool mail = scenario == DigitalScenarios.Email;
        bool isSlow = number == SlowAlways || (slow && number != OpensAgainAlways && (message || mail));
        TimeSpan? pause = Chance(dice, 30, number == OpensAgainAlways, 2, 12 * 24);
        return new LatePlan
        {
            Scenario = !isSlow ? scenario : message ? DigitalScenarios.SlowMessage : DigitalScenarios.SlowEmail,
            Pause = (message || mail) && !isSlow ? pause : null,
            WrapUp = Chance(dice, 8, number == WrapsUpLateAlways, 1, 5 * 24),
            Evaluation = Chance(dice, 4, number == EvaluatedLateAlways, 24, 14 * 24),
            Rescore = Chance(dice, 50, number == EvaluatedLateAlways, 1, 7 * 24),
            Survey = Chance(dice, 4, number == SurveyedLateAlways, 12, 14 * 24),
            Dice = dice,
        };
    }

    /// <summary>Returns a time between two numbers of hours with a chance in hundredths, or for certain; else null.</summary>
    private static TimeSpan? Chance(Dice dice, int percent, bool always, int lowHours, int highHours)
    {
        bool happens = dice.Percent(percent) || always;
        TimeSpan after = dice.Span(lowHours * 3600.0, highHours * 3600.0);
        return happens ? after : null;
    }
}
