using System.Management.Automation;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Json;

namespace GenesysReporting.Base;

/// <summary>The base of the cmdlets that take a query: its time, its filters and the way to fetch it, or its body as it is.</summary>
public abstract class QueryParametersCmdlet : QueryCmdlet
{
    private protected const string BuildSet = "Build";
    private protected const string BodySet = "Body";

    private static readonly string[] TimeParameters = [nameof(Start), nameof(End), nameof(Past), nameof(Period)];

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

    /// <summary>A period of the calendar in the query's time zone. Weeks begin on Monday.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    public QueryPeriod? Period { get; set; }

    /// <summary>The time zone for times without an offset; by default the profile's, else the machine's.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ZoneName]
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

    /// <summary>By query or by job; Auto takes whichever suits the interval.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = BodySet)]
    public QueryMode Mode { get; set; }

    /// <summary>The rule by which conversations belong to the interval: those that started in it, those that overlap it, or the platform's own choice.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = BodySet)]
    public QueryMatching Matching { get; set; }

    /// <summary>Limits the query to the signed-in user.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = BodySet)]
    public SwitchParameter CurrentUser { get; set; }

    /// <summary>Leaves the checks to the platform, for features that this version does not know.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = BodySet)]
    public SwitchParameter SkipValidation { get; set; }

    /// <summary>
    /// Returns the line that runs the query again, over the interval that it had: a span that ends now would be another one.
    /// </summary>
    /// <param name="query">The query.</param>
    /// <param name="from">The time to begin at; null for the query's own.</param>
    /// <param name="leftOut">Parameters to leave out.</param>
    private protected string Again(AnalyticsQuery query, DateTimeOffset? from, params string[] leftOut)
    {
        Dictionary<string, string?> changed = leftOut.ToDictionary(name => name, _ => (string?)null);
        if (ParameterSetName == BuildSet && query.Interval is { } whole)
        {
            foreach (string form in TimeParameters)
            {
                changed[form] = null;
            }

            changed[nameof(Interval)] = new QueryInterval(from ?? whole.Start, whole.End).ToString();
            changed[nameof(TimeZone)] = query.TimeZone;
        }

        return Again(changed);
    }

    private protected override void Collect()
    {
        if (IsGiven(nameof(Filter)))
        {
            _filters.AddRange(Filter ?? [null]);
        }
    }

    private protected override AnalyticsQuery Build()
    {
        (TimeZoneInfo zone, InputException? fault) = Zone();
        return QueryBuilder.Make(Input(zone) with { ZoneFault = fault }, TimeProvider.System);
    }

    /// <summary>Returns the input of all parameters.</summary>
    private protected abstract QueryInput Input(TimeZoneInfo zone);

    /// <summary>Returns the input of the parameters of this class.</summary>
    private protected QueryInput Input(string type, TimeZoneInfo zone) => new(type)
    {
        Body = ParameterSetName == BodySet ? ReadBody() : null,
        Time = TimeArgument.Forms(Interval, Start, End, Past, Period, zone),
        Filters = _filters,
        Mode = Mode,
        Matching = Matching,
        CurrentUser = CurrentUser,
        SkipValidation = SkipValidation,
    };

    /// <summary>Returns the zone; for an unknown one UTC, and the error, which is shown with the others of the query.</summary>
    private (TimeZoneInfo Zone, InputException? Fault) Zone()
    {
        try
        {
            return ((TimeZone ?? KnownSession?.TimeZone) is { } name ? TimeZones.Find(name) : TimeZoneInfo.Local, null);
        }
        catch (InputException e)
        {
            return (TimeZoneInfo.Utc, e);
        }
    }

    private JsonObject ReadBody() =>
        JsonNode.Parse(CallArguments.Body(Body).Span) as JsonObject ?? throw BodyErrors.BodyNotObject();
}
