using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Base;
using GenesysReporting.Sessions;
using GenesysReporting.Transport;

namespace GenesysReporting.Commands;

/// <summary>Starts a local Genesys Cloud on this machine's loopback, with invented conversations.</summary>
[Cmdlet(VerbsLifecycle.Start, "GenesysSandbox", HelpUri = ProjectPages.Help + "Start-GenesysSandbox.md")]
[OutputType(typeof(GenesysSandbox))]
public sealed class StartGenesysSandboxCommand : AsyncCmdlet
{
    /// <summary>The seed of the invented data: the same seed gives the same conversations.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Seed { get; set; } = 1;

    /// <summary>The approximate number of conversations per day.</summary>
    [Parameter]
    [ValidateRange(0, 200_000)]
    public int ConversationsPerDay { get; set; } = 120;

    /// <summary>The number of users in addition to those that have individual names.</summary>
    [Parameter]
    [ValidateRange(0, 10_000)]
    public int AdditionalUsers { get; set; }

    /// <summary>The lifetime of a token.</summary>
    [Parameter]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The user (name, address or id) whose browser is signed in already: the sign-in page is skipped.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AutoSignIn { get; set; }

    /// <summary>The time that each answer of the API takes.</summary>
    [Parameter]
    public TimeSpan Latency { get; set; }

    /// <summary>The rate limit of a token, in requests per minute; 0 for none.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int RequestsPerMinute { get; set; } = 300;

    /// <summary>
    /// Conversations change after their end: some open again, and some get a wrap-up code, an evaluation or a survey days later.
    /// </summary>
    [Parameter]
    public SwitchParameter LateChanges { get; set; }

    /// <summary>The number of UTC days before today whose data is kept; older days are empty.</summary>
    [Parameter]
    [ValidateRange(1, 36_500)]
    public int RetentionDays { get; set; } = 1827;

    /// <summary>The time by which the data of details jobs lags behind the clock; later conversations are missing from jobs.</summary>
    [Parameter]
    public TimeSpan DataAvailabilityLag { get; set; } = TimeSpan.FromHours(6);

    /// <summary>The least time that an analytics job takes.</summary>
    [Parameter]
    public TimeSpan JobDuration { get; set; }

    /// <summary>The number of times a job must be polled before it can end.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int JobPolls { get; set; } = 2;

    /// <summary>The time after its submission at which a job expires.</summary>
    [Parameter]
    public TimeSpan JobLifetime { get; set; } = TimeSpan.FromHours(72);

    /// <summary>Also signs in to it, and makes the session this runspace's default.</summary>
    [Parameter]
    public SwitchParameter Connect { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SessionStore store = SessionStore.Current;
        GenesysSandbox sandbox = Try(() => GenesysSandbox.Start(Settings()));
        if (!Connect)
        {
            WriteObject(sandbox);
            return;
        }

        store.ForgetDefault();
        Run(async (writer, cancellationToken) =>
        {
            GenesysSession session = await SessionConnector
                .ConnectAsync(sandbox.SignIn(), IsolatedTransport.Factory, writer, cancellationToken)
                .ConfigureAwait(false);
            store.Add(session, nameWasGiven: false, makeDefault: true);
            sandbox.Session = session;
            writer.Write(sandbox);
        });
    }

    private Dictionary<string, object?> Settings() => new()
    {
        [nameof(Seed)] = Seed,
        [nameof(ConversationsPerDay)] = ConversationsPerDay,
        [nameof(AdditionalUsers)] = AdditionalUsers,
        [nameof(TokenLifetime)] = TokenLifetime,
        [nameof(AutoSignIn)] = AutoSignIn,
        [nameof(Latency)] = Latency,
        [nameof(RequestsPerMinute)] = RequestsPerMinute,
        [nameof(LateChanges)] = LateChanges.ToBool(),
        [nameof(RetentionDays)] = RetentionDays,
        [nameof(DataAvailabilityLag)] = DataAvailabilityLag,
        [nameof(JobDuration)] = JobDuration,
        [nameof(JobPolls)] = JobPolls,
        [nameof(JobLifetime)] = JobLifetime,
    };
}
