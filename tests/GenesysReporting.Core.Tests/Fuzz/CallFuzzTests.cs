using System.Text;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Export.Lines;
using GenesysReporting.Names;
using GenesysReporting.Stores;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Tests.Reports;
using GenesysReporting.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Fuzz;

/// <summary>A damaged answer to any other call is read, or refused by an error of the module: never by another exception, and never without end.</summary>
public sealed class CallFuzzTests
{
    private const string JobState = """{"state":"FULFILLED","errorMessage":"none","submissionDate":"2026-11-02T08:00:00.000Z","completionDate":"2026-11-02T08:01:00.000Z","expirationDate":"2026-11-03T08:00:00.000Z"}""";
    private const string Failure = """{"message":"Not {x}","code":"bad.request","status":400,"messageParams":{"x":"y"},"details":[{"errorCode":"a","fieldName":"b"}],"errors":[],"contextId":"c"}""";
    private const string Refusal = """{"error":"invalid_client","description":"client not found","error_description":"client not found"}""";
    private const string Queues = """{"entities":[{"id":"a1b2c3d4-0000-4000-8000-000000000001","name":"Billing","division":{"id":"d","name":"Home"},"memberCount":3},{"id":"a1b2c3d4-0000-4000-8000-000000000002","name":"Sales"}],"pageNumber":1,"pageSize":100,"pageCount":1,"total":2}""";
    private const string Presences = """{"entities":[{"id":"p1","name":"Lunch","languageLabels":{"en_US":"Lunch"},"systemPresence":"Meal","deactivated":false,"primary":true}],"total":1}""";
    private const string Token = """{"access_token":"token-1","token_type":"bearer","expires_in":86400,"refresh_token":"r"}""";
    private const string Me = """{"organization":{"id":"org-1","name":"Example"},"OAuthClient":{"id":"client-1","name":"Reports"}}""";
    private const string Usage = """{"queryStatus":"SUCCEEDED","id":"u1","entities":[{"date":"2026-11-02","oauthClient":{"id":"c","name":"Reports"},"user":{"id":"u"},"httpMethod":"GET","templateUri":"/x","platform":"api","requestCount":5,"status200":4,"status400":1}]}""";
    private const string Conversation = """{"totalHits":1,"conversations":[{"conversationId":"c1","conversationStart":"2026-11-02T08:00:00.000Z","participants":[]}]}""";
    private static readonly QueryInterval Day = QueryInterval.Parse("2026-11-02T00:00:00.000Z/2026-11-03T00:00:00.000Z", TimeZoneInfo.Utc);

    private static readonly AnalyticsJob Job = new() { Id = "j1", Type = "ConversationDetails" };

    /// <summary>Each call: the good answer, the status, and the work that reads it from a session.</summary>
    private static readonly Dictionary<string, (string Good, int Status, Func<GenesysSession, Task> Work)> Calls = new()
    {
        ["job accepted"] = ("""{"jobId":"j1"}""", 202, s => Jobs(s).SubmitAsync([], default)),
        ["job state"] = (JobState, 200, s => Jobs(s).GetAsync(Job, default)),
        ["job availability"] = ("""{"dataAvailabilityDate":"2026-11-20T08:00:00.000Z"}""", 200, s => Jobs(s).AvailabilityAsync(default)),
        ["job results"] = (
            """{"conversations":[{"conversationId":"c1","conversationStart":"2026-11-02T08:00:00.000Z"}],"cursor":"x","dataAvailabilityDate":"2026-11-20T08:00:00.000Z"}""",
            200,
            s => Jobs(s).ResultsAsync("j1", null, new RecordParser(QueryTypes.ConversationDetails), default)),
        ["error"] = (Failure, 400, s => s.Client.SendAsync(new ApiRequest("GET", "/api/v2/x"), default)),
        ["rate limit"] = ("""{"message":"Rate limit exceeded the maximum. Retry the request in [2] seconds","code":"too.many.requests","status":429}""", 429, s => s.Client.SendAsync(new ApiRequest("GET", "/api/v2/x"), default)),
        ["queues"] = (Queues, 200, s => NameDirectory.Of(s).ListAsync(LookupKind.Queue, null, null, default).ToListAsync().AsTask()),
        ["users"] = (Queues, 200, s => NameDirectory.Of(s).ListAsync(LookupKind.User, null, null, default).ToListAsync().AsTask()),
        ["presences"] = (Presences, 200, s => NameDirectory.Of(s).ListAsync(LookupKind.Presence, null, null, default).ToListAsync().AsTask()),
        ["names of ids"] = (Queues, 200, s => NameDirectory.Of(s).ByIdsAsync(LookupKind.Queue, ["a1b2c3d4-0000-4000-8000-000000000001"], null, default)),
        ["any list"] = (Queues, 200, ReadAllAsync),
        ["usage"] = (Usage, 200, s => ShippedReports.RunAsync(s, ShippedReports.Find("ApiUsage"), null)),
        ["conversation by id"] = (Conversation, 200, s => new ConversationsById(s, new JsonLinesFormat(null), null).ReadAsync(["c1"], default)),
        ["retention"] = ("""{"retentionDays":90}""", 200, RetentionAsync),
    };

    public static TheoryData<int, string> Names
    {
        get
        {
            var names = new TheoryData<int, string>();
            foreach ((string name, int index) in Calls.Keys.Select((name, index) => (name, index)))
            {
                names.Add(100 + index, name);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_damaged_answer_is_read_or_refused(int seed, string name)
    {
        (string good, int status, Func<GenesysSession, Task> work) = Calls[name];
        await FuzzRun.RunAsync(seed, 300, Encoding.UTF8.GetBytes(good), Mutator.Rewrite, async answer =>
        {
            FakeTimeProvider time = Sessions.Clock();
            int requests = 0;
            GenesysSession session = await Sessions.ConnectAsync(time, _ =>
            {
                Assert.True(Interlocked.Increment(ref requests) < 1000, "The reading has no end.");
                return Answer.Json(status, string.Empty, ("Content-Type", "application/json")) with { Body = answer };
            });
            await time.PassTimeAsync(Finish(work(session)));
        });
    }

    [Theory]
    [InlineData(200, Token, 200, Me, 0)]
    [InlineData(200, Token, 200, Me, 1)]
    [InlineData(401, Refusal, 200, Me, 0)]
    [InlineData(200, Token, 401, Failure, 1)]
    public async Task A_damaged_answer_at_the_sign_in_is_read_or_refused(int tokenStatus, string token, int meStatus, string me, int damaged) =>
        await FuzzRun.RunAsync(200 + damaged + tokenStatus + meStatus, 300, Encoding.UTF8.GetBytes(damaged == 0 ? token : me), Mutator.Rewrite, async answer =>
        {
            FakeTimeProvider time = Sessions.Clock();
            byte[] ofToken = damaged == 0 ? answer : Encoding.UTF8.GetBytes(token);
            byte[] ofMe = damaged == 1 ? answer : Encoding.UTF8.GetBytes(me);
            var transport = new FakeTransport(r => r.IsTokenRequest()
                ? Answer.Json(tokenStatus, string.Empty) with { Body = ofToken }
                : Answer.Json(meStatus, string.Empty) with { Body = ofMe });
            GenesysSession session = await time.PassTimeAsync(SessionConnector.ConnectAsync(Sessions.Options(time), transport, null, default));
            Assert.NotEmpty(session.Name);
        });

    private static async Task<bool> Finish(Task work)
    {
        await work;
        return true;
    }

    private static JobClient Jobs(GenesysSession session) => new(session, QueryTypes.ConversationDetails, null);

    private static async Task ReadAllAsync(GenesysSession session)
    {
        var reader = new CallReader(session, PagingStyles.Begin(new ApiCall(CallMethod.GET, CallTarget.Parse("/api/v2/routing/queues", session.Endpoints))), null);
        await foreach (CallPage page in reader.ReadPagesAsync(default))
        {
            _ = page.Items.Select(CallPage.Identity).ToArray();
        }

        _ = reader.Doubts.ToArray();
    }

    private static async Task RetentionAsync(GenesysSession session)
    {
        var location = new StoreLocation(StoreKind.Sqlite, "calls.db") { DisplayName = "calls.db" };
        var day = new DateOnly(2026, 1, 1);
        SyncDay[] days = [new SyncDay(new StoredDay(StoreData.Conversations, day), Day.End)];
        await SyncChecks.GapsAsync(location, session, days, new SyncOptions { AcceptGap = true }, default);
    }
}
