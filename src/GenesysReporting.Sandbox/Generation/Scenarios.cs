using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>Chooses the scenario of a conversation.</summary>
internal static class Scenarios
{
    /// <summary>The scenarios of the first conversations of each day, so that even a quiet day has each difficult one.</summary>
    private static readonly Action<ConversationDraft>[] EveryDay =
    [
        VoiceScenarios.Answered,
        VoiceScenarios.Abandoned,
        VoiceScenarios.BlindTransfer,
        DigitalScenarios.LongEmail,
        VoiceScenarios.Answered,
        VoiceScenarios.ConsultTransfer,
        VoiceScenarios.AbandonedImmediately,
        VoiceScenarios.AgentDidNotRespond,
        DigitalScenarios.Callback,
        DigitalScenarios.Message,
        OtherScenarios.Outbound,
        VoiceScenarios.MenuOnly,
        DigitalScenarios.Chat,
        VoiceScenarios.FlowedOut,
        OtherScenarios.SingleSession,
        VoiceScenarios.Failed,
        DigitalScenarios.EmailSent,
        OtherScenarios.OutboundUnanswered,
        OtherScenarios.NeverClosed,
    ];

    /// <summary>The scenarios of the others, with their shares in thousandths.</summary>
    private static readonly (int Share, Action<ConversationDraft> Scenario)[] Mix =
    [
        (430, VoiceScenarios.Answered),
        (70, VoiceScenarios.Abandoned),
        (20, VoiceScenarios.AbandonedImmediately),
        (30, VoiceScenarios.AgentDidNotRespond),
        (40, VoiceScenarios.BlindTransfer),
        (20, VoiceScenarios.ConsultTransfer),
        (50, VoiceScenarios.MenuOnly),
        (15, VoiceScenarios.FlowedOut),
        (5, VoiceScenarios.Failed),
        (60, DigitalScenarios.Chat),
        (70, DigitalScenarios.Message),
        (60, DigitalScenarios.Email),
        (10, DigitalScenarios.EmailSent),
        (30, DigitalScenarios.Callback),
        (65, OtherScenarios.Outbound),
        (23, OtherScenarios.OutboundUnanswered),
        (2, OtherScenarios.SingleSession),
    ];

    /// <summary>The time after which a conversation that is never closed counts as ended in searches for overlaps.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(8);

    /// <summary>The greatest lengths of the scenarios that may exceed three hours.</summary>
    private static readonly Dictionary<Action<ConversationDraft>, TimeSpan> Lengths = new()
    {
        [DigitalScenarios.Callback] = TimeSpan.FromHours(4),
        [DigitalScenarios.Message] = TimeSpan.FromDays(1),
        [DigitalScenarios.Email] = TimeSpan.FromDays(6),
        [DigitalScenarios.LongEmail] = TimeSpan.FromDays(7),
        [DigitalScenarios.SlowMessage] = TimeSpan.FromDays(20),
        [DigitalScenarios.SlowEmail] = TimeSpan.FromDays(20),
        [OtherScenarios.NeverClosed] = LongestLife,
    };

    /// <summary>The time after its start when no conversation changes any more, evaluations included.</summary>
    public static readonly TimeSpan SettledAfter = TimeSpan.FromDays(21);

    /// <summary>The number of the conversation that starts minutes before midnight.</summary>
    public const int OverMidnight = 4;

    /// <summary>The number of the conversation that starts in the same millisecond as the previous one.</summary>
    public const int SameStart = 1;

    /// <summary>Returns the greatest length of a scenario's conversations.</summary>
    public static TimeSpan MaxLength(Action<ConversationDraft> scenario) =>
        Lengths.GetValueOrDefault(scenario, TimeSpan.FromHours(3));

    /// <summary>Returns the scenario of a number of the day; the dice are those that have made the id.</summary>
    public static Action<ConversationDraft> Choose(int number, Dice dice)
    {
        if (number < EveryDay.Length)
        {
            return EveryDay[number];
        }

        int left = dice.Below(1000);
        foreach ((int share, Action<ConversationDraft> scenario) in Mix)
        {
            left -= share;
            if (left < 0)
            {
                return scenario;
            }
        }

        return VoiceScenarios.Answered;
    }
}
