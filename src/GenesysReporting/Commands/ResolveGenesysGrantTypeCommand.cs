using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Auth.Choice;
using GenesysReporting.Completion;
using GenesysReporting.Pipeline;
using GenesysReporting.Regions;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Says which OAuth grant fits a report, or what the grant of a session means; asks nothing of the network.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "GenesysGrantType", DefaultParameterSetName = QuestionSet)]
[OutputType(typeof(GrantRecommendation), ParameterSetName = [QuestionSet])]
[OutputType(typeof(GrantExplanation), ParameterSetName = [SessionSet])]
public sealed class ResolveGenesysGrantTypeCommand : AsyncCmdlet
{
    private const string QuestionSet = "Question";
    private const string SessionSet = "Session";

    /// <summary>Whose data the report is about.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = QuestionSet)]
    public DataOwner DataOwner { get; set; }

    /// <summary>It runs with nobody there to sign in.</summary>
    [Parameter(ParameterSetName = QuestionSet)]
    public SwitchParameter Unattended { get; set; }

    /// <summary>A user's own permissions and divisions must apply.</summary>
    [Parameter(ParameterSetName = QuestionSet)]
    public SwitchParameter NeedsUserPermissions { get; set; }

    /// <summary>Whether the machine can keep a client's secret. No switch: 'no' and 'not said' are two answers.</summary>
    [Parameter(ParameterSetName = QuestionSet)]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? CanKeepSecret { get; set; }

    /// <summary>The region for the line to type: its domain or its AWS name.</summary>
    [Parameter(ParameterSetName = QuestionSet)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>The OAuth client's id for the line to type.</summary>
    [Parameter(ParameterSetName = QuestionSet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>A session whose grant is to be explained, or its name.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = SessionSet)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public SessionArgument? Session { get; set; }

    /// <summary>Cmdlets that it is for.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProbedCmdletCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Cmdlet { get; set; } = [];

    /// <summary>Query types that it is for.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CatalogFamilyCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Type { get; set; } = [];

    /// <summary>Further permissions that it needs.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PermissionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Permission { get; set; } = [];

    /// <summary>Further scopes that it needs.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Scope { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == SessionSet)
        {
            WriteObject(Try(Explain));
        }
        else
        {
            WriteObject(Try(Recommend));
        }
    }

    private GrantRecommendation Recommend() => GrantChoice.Recommend(new GrantQuestion(DataOwner)
    {
        Unattended = Unattended,
        NeedsUserPermissions = NeedsUserPermissions,
        CanKeepSecret = CanKeepSecret,
        Region = Region is null ? null : RegionParser.Parse(Region),
        ClientId = ClientId,
        Permissions = Permissions(),
        Scopes = Scope,
    });

    private GrantExplanation Explain()
    {
        GenesysSession session = SessionStore.Current.Resolve(Session);
        return GrantExplanation.Of(session.GrantType, session.CanRenew, Permissions(), Scope) with
        {
            Session = session.Name,
            Client = session.ClientName ?? session.ClientId,
            ExpiresAt = session.ExpiresAt,
        };
    }

    /// <summary>What was asked about; where nothing was, what most reports need.</summary>
    private IReadOnlyList<string>[] Permissions()
    {
        IReadOnlyList<string>[] asked =
        [
            .. Cmdlet.SelectMany(CmdletProbes.Permissions),
            .. Type.Select(type => QueryTypes.Find(type).Permissions),
            .. Permission.Select(permission => new[] { permission }),
        ];
        return asked.Length > 0 ? asked : [QueryTypes.ConversationDetails.Permissions];
    }
}
