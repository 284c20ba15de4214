using System.Management.Automation;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Json;
using GenesysReporting.Sessions;

namespace GenesysReporting.Pipeline;

/// <summary>The base of the cmdlets that say what a query is about: its time, its filters, how it is fetched; or its body as it is.</summary>
public abstract class QueryParametersCmdlet : SessionCmdlet
{
    private protected const string BuildSet = "Build";
    private protected const string BodySet = "Body";

    private readonly List<QueryFilter?> _filters = [];

    /// <summary>The interval, <c>start/end</c> in ISO 8601; the end is not part of it.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    public string? Interval { get; set; }

    /// <summary>The start: a DateTime, a DateTimeOffset or ISO 8601.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    public TimeArgument? Start { get; set; }

    /// <summary>The end, which is not part of the interval; now when it is left out.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    public TimeArgument? End { get; set; }

    /// <summary>A span that ends now: 90m, 24h, 7d, 2w.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ArgumentCompleter(typeof(PastCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Past { get; set; }

    /// <summary>A period of the calendar in the query's time zone; weeks begin on Monday.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    public QueryPeriod? Period { get; set; }

    /// <summary>Where times without an offset are read; the profile's zone when it is left out, else the machine's.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>Filters of New-GenesysQueryFilter; all of them must hold.</summary>
    [Parameter(ParameterSetName = BuildSet, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = BodySet)]
    [AllowNull]
    [AllowEmptyCollection]
    public QueryFilter?[]? Filter { get; set; }

    /// <summary>The body: a hashtable, an object, or JSON as text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BodySet)]
    public object? Body { get; set; }

    /// <summary>By query or by job; Auto takes whichever is right for the interval.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = BodySet)]
    public QueryMode Mode { get; set; }

    /// <summary>Which conversations belong to the interval: those that started in it, those that overlap it, or the platform's own choice.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = BodySet)]
    public QueryMatching Matching { get; set; }

    /// <summary>Whether the query is about the signed-in user alone.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = BodySet)]
    public SwitchParameter CurrentUser { get; set; }

    /// <summary>Leaves the checks to the platform, for what it has learned since this version.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = BodySet)]
    public SwitchParameter SkipValidation { get; set; }

    /// <summary>Takes the filters that come through the pipeline, one at a time.</summary>
    private protected void CollectFilters()
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Filter)))
        {
            _filters.AddRange(Filter ?? [null]);
        }
    }

    /// <summary>The query that the parameters say; ends the cmdlet with an error for anything that is known to be wrong.</summary>
    private protected AnalyticsQuery BuildQuery(string? profileZone) => Try(() => QueryBuilder.Make(Input(Zone(profileZone)), TimeProvider.System));

    /// <summary>What the parameters say of the query.</summary>
    private protected abstract QueryInput Input(TimeZoneInfo zone);

    /// <summary>Where times without an offset are read.</summary>
    private protected TimeZoneInfo Zone(string? profileZone) =>
        (TimeZone ?? profileZone) is { } name ? TimeZones.Find(name) : TimeZoneInfo.Local;

    /// <summary>The session that would be used; null where there is none, which is no error here.</summary>
    private protected GenesysSession? KnownSession() => SessionStore.Current.Known(Session);

    private protected string? SessionZone() => KnownSession()?.TimeZone;

    /// <summary>What this cmdlet's own parameters say.</summary>
    private protected QueryInput Question(string type, TimeZoneInfo zone) => new(type)
    {
        Body = ParameterSetName == BodySet ? ReadBody() : null,
        Time = Times(zone),
        Filters = _filters,
        Mode = Mode,
        Matching = Matching,
        CurrentUser = CurrentUser,
        SkipValidation = SkipValidation,
    };

    private TimeForms Times(TimeZoneInfo zone) => new()
    {
        Interval = Interval,
        Start = Start is null ? null : Start.Read,
        End = End is null ? null : End.Read,
        Past = Past,
        Period = Period,
        Zone = zone,
    };

    private JsonObject ReadBody() =>
        JsonNode.Parse(CallArguments.Body(Body).Span) as JsonObject ?? throw BodyErrors.BodyNotObject();
}
