using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Sessions;

namespace GenesysReporting.Base;

/// <summary>
/// The base of the cmdlets that take jobs. A job is identified by its id and type, so an id from a file is as good as the
/// job object. For the jobs that it started, the session knows the rest.
/// </summary>
public abstract class KnownJobCmdlet : SessionCmdlet
{
    /// <summary>The kind of query that the job runs; ConversationDetails if neither this nor the session states it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CatalogFamilyCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Type { get; set; }

    /// <summary>The interval that results are trimmed to; it comes with the job object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Interval { get; set; }

    /// <summary>The rule by which conversations belong to the interval; it comes with the job object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public QueryMatching Matching { get; set; }

    /// <summary>The body that started the job; it comes with the job object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Body { get; set; }

    /// <summary>The name of the session that started the job; it comes with the job object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? SessionName { get; set; }

    /// <summary>
    /// Works with the sessions for a job: those that know it, if several are given; without -Session the one that started it,
    /// if it is here.
    /// </summary>
    private protected void EachSessionOf(string id, Action<GenesysSession> work)
    {
        if (Session is null && !string.IsNullOrEmpty(SessionName)
            && SessionStore.Current.All().Find(s => s.IsConnected && s.Name == SessionName && JobStore.Of(s).Find(id) is not null) is { } own)
        {
            EachSession(new SessionSet([own], []), work);
            return;
        }

        SessionSet all = ResolveSessions();
        GenesysSession[] knowing = [.. all.Sessions.Where(s => JobStore.Of(s).Find(id) is not null)];
        EachSession(all.AreSeveral && knowing.Length > 0 ? all with { Sessions = knowing } : all, work);
    }

    /// <summary>Returns the job as far as it is known without asking the platform.</summary>
    private protected AnalyticsJob Known(GenesysSession session, string id)
    {
        id = GivenText.Id(id);
        AnalyticsJob? own = JobStore.Of(session).Find(id);
        string type = Try(() => Family(Type ?? own?.Type)).Name;
        return string.IsNullOrEmpty(Interval)
            ? own is not null && own.Type == type ? own : new AnalyticsJob { Id = id, Type = type, Body = NullIfEmpty(Body) }
            : new AnalyticsJob
            {
                Id = id,
                Type = type,
                Interval = Interval,
                Matching = Matching,
                Body = NullIfEmpty(Body) ?? own?.Body,
                SubmissionDate = own?.SubmissionDate,
            };
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static QueryFamily Family(string? type)
    {
        QueryFamily family = type is null ? QueryTypes.ConversationDetails : QueryTypes.Find(type);
        return family.JobPath is null ? throw QueryErrors.JobsNotOffered(family) : family;
    }
}
