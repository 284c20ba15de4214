using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Auth.Choice;
using GenesysReporting.Base;
using GenesysReporting.Completion;
using GenesysReporting.Regions;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Recommends the OAuth grant for a report, or explains the grant of a session. Needs no network.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "GenesysGrantType", DefaultParameterSetName = QuestionSet, HelpUri = ProjectPages.Help + "Resolve-GenesysGrantType.md")]
[OutputType(typeof(GrantRecommendation), ParameterSetName = [QuestionSet])]
[OutputType(typeof(GrantExplanation), ParameterSetName = [SessionSet])]
public sealed class ResolveGenesysGrantTypeCommand : AsyncCmdlet
{
    private const string QuestionSet = "Question";
    private const string SessionSet = "Session";

    /// <summary>The owner of the report's data.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = QuestionSet)]
    public DataOwner DataOwner { get; set; }

    /// <summary>The report runs without a user to sign in.</summary>
    [Parameter(ParameterSetName = QuestionSet)]
    public SwitchParameter Unattended { get; set; }

    /// <summary>A user's own permissions and divisions must apply.</summary>
    [Parameter(ParameterSetName = QuestionSet)]
    public SwitchParameter NeedsUserPermissions { get; set; }

    /// <summary>True if the machine can keep a client's secret. Not a switch: false and not given are two answers.</summary>
    [Parameter(ParameterSetName = QuestionSet)]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? CanKeepSecret { get; set; }

    /// <summary>The region for the suggested command: its domain or its AWS name.</summary>
    [Parameter(ParameterSetName = QuestionSet)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>The OAuth client's id for the suggested command.</summary>
    [Parameter(ParameterSetName = QuestionSet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>The session whose grant to explain, or its name.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = SessionSet)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public SessionArgument? Session { get; set; }

    /// <summary>The cmdlets that the report uses.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProbedCmdletCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Cmdlet { get; set; } = [];

    /// <summary>The query types that the report uses.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CatalogFamilyCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Type { get; set; } = [];

    /// <summary>Further permissions that the report needs.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PermissionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Permission { get; set; } = [];

    /// <summary>Further scopes that the report needs.</summary>
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

    /// <summary>Returns the permissions of the given cmdlets and types; by default those that most reports need.</summary>
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
