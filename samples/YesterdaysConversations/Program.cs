// Yesterday's conversations of the sandbox with the engine alone, without PowerShell: the same work as samples/demo.ps1.
using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Regions;
using GenesysReporting.Rows;
using GenesysReporting.Sandbox;
using GenesysReporting.Transport;
using YesterdaysConversations;

string folder = args.Length > 0 ? args[0] : Path.Combine("out", "demo");
await using SandboxServer sandbox = SandboxServer.Start();

GenesysSession session = await SessionConnector.ConnectAsync(
    new ConnectOptions
    {
        Endpoints = PlatformEndpoints.Of(sandbox.ApiUri, sandbox.LoginUri),
        ClientId = sandbox.ClientId,
        ClientSecret = Secret.From(sandbox.ClientSecret),
    },
    IsolatedTransport.Factory,
    observer: null,
    CancellationToken.None);
Console.WriteLine($"Signed in to {session.Organization} ({session.Region}) as {session.ClientName}.");

var today = TimePoint.Of(TimeProvider.System.GetLocalNow().DateTime.Date);
var yesterday = TimePoint.Of(TimeProvider.System.GetLocalNow().DateTime.Date.AddDays(-1));
var interval = new QueryInterval(yesterday.In(TimeZoneInfo.Local), today.In(TimeZoneInfo.Local));

var reader = new AnalyticsReader(session, AnalyticsQuery.Of("ConversationDetails", interval));
RowSchema<AnalyticsConversation> schema = ConversationSchemas.Of(RowGrain.Conversation, new RowOptions());
Directory.CreateDirectory(folder);
string file = Path.Combine(folder, "conversations.csv");
int rows = 0;
await using (var csv = new CsvFile(file, schema.Names))
{
    await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync())
    {
        foreach (AnalyticsConversation conversation in page.Cast<AnalyticsConversation>())
        {
            object?[] cells = schema.Read(conversation).Single();
            await csv.WriteAsync(cells);
            if (rows++ < 10)
            {
                Console.WriteLine(FirstRows.Line(schema.Names, cells));
            }
        }
    }
}

QuerySummary summary = reader.Summarize();
await SessionConnector.DisconnectAsync(session, revoke: false, CancellationToken.None);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{rows} rows of {summary.Unique - summary.OutsideInterval} conversations that started yesterday ({summary.Outcome}), in {Path.GetRelativePath(".", file)}"));
