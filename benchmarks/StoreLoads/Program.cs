// Prints milliseconds, records, rows, requests and the peak of the memory in MB:
//   <work> <kind> <target> <api> <login> <client id> <first day> <days>
// work: fetch (make the rows and drop them), load (the rows of the first day, once for each day, by a plain loader), sync, or nightly
// (sync a store that is filled, a day later). The secret of the client is in the environment, and so is the password of a database.
using System.Diagnostics;
using System.Globalization;
using GenesysReporting.Stores;
using StoreLoads;

if (args is not [string work, string kind, string target, string api, string login, string clientId, string first, string count])
{
    Console.Error.WriteLine("<fetch|load|sync|nightly> <Sqlite|Parquet|PostgreSql> <target> <api> <login> <client id> <first day> <days>");
    return 2;
}

DateOnly firstDay = DateOnly.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture);
int days = int.Parse(count, CultureInfo.InvariantCulture);
var location = new StoreLocation(Enum.Parse<StoreKind>(kind), target) { DisplayName = target };

// The clock begins at the end of the last day, and at that of the following one for the night after.
var time = new ShiftedTime(firstDay.AddDays(work == "nightly" ? days + 1 : days));
using Platform platform = await Platform.ConnectAsync(new Uri(api), new Uri(login), clientId, time);
if (work is "load" or "sync" && location.Kind == StoreKind.PostgreSql)
{
    await PostgreSqlLoader.ClearAsync(target);
}

Outcome outcome = work switch
{
    "fetch" => await platform.FetchAsync(firstDay, days),
    "load" => await PlainLoaders.LoadAsync(location, await platform.RecordsAsync(firstDay), firstDay, days),
    _ => await platform.SyncAsync(location, firstDay),
};
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{outcome.Elapsed.TotalMilliseconds:F0} {outcome.Records} {outcome.Rows} {outcome.Requests} {Process.GetCurrentProcess().PeakWorkingSet64 >> 20}"));
return 0;
