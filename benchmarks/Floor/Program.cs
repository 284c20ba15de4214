using System.Globalization;
using Floor;

if (args is not [string api, string id, string secret, string interval, "walk" or "bytes"])
{
    Console.Error.WriteLine("Floor <api> <id> <secret> <interval> walk|bytes");
    return 2;
}

using var client = new PageClient(new Uri(api));
await client.SignInAsync(id, secret);
long seen = args[4] == "walk"
    ? await client.CountConversationsAsync(interval)
    : await client.CountBytesAsync(interval);
Console.WriteLine(seen.ToString(CultureInfo.InvariantCulture));
return 0;
