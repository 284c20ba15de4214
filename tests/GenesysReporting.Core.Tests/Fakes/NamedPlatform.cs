using System.Collections.Concurrent;
using System.Text.Json;
using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Fakes;

/// <summary>An organisation of named things: lists them in pages, and narrows a list by what the request asks for.</summary>
internal sealed class NamedPlatform
{
    private readonly List<Thing> _things = [];

    public ConcurrentQueue<string> Sent { get; } = new();

    /// <summary>The comparison of the name filter, which differs by list of the platform.</summary>
    public Func<string, string, bool> NameFits { get; set; } = (name, wanted) => name == wanted;

    /// <summary>Called before each answer; an answer that it returns replaces the list.</summary>
    public Func<TransportRequest, TransportResponse?> Before { get; set; } = _ => null;

    /// <summary>Adds something to every list, and gives its id.</summary>
    public string Add(string name, string state = "active")
    {
        string id = new Guid(_things.Count + 1, 0, 0, new byte[8]).ToString();
        _things.Add(new Thing(id, name, state));
        return id;
    }

    public void Remove(string id) => _things.RemoveAll(t => t.Id == id);

    public Task<GenesysSession> ConnectAsync() => Sessions.ConnectAsync(Sessions.Clock(), request =>
    {
        Sent.Enqueue(request.Uri.PathAndQuery);
        return Before(request) ?? Answer.Json(200, List(request));
    });

    private string List(TransportRequest request)
    {
        CallQuery query = CallQuery.Parse(request.Uri.Query.TrimStart('?'), "/");
        Thing[] found = [.. _things.Where(t => Fits(t, request.Uri.Query, query))];
        int size = int.Parse(query.Value("pageSize") ?? "25", null);
        return request.Uri.AbsolutePath == "/api/v2/teams"
            ? ByLink(found, size, int.Parse(query.Value("after") ?? "0", null))
            : ByNumber(found, size, int.Parse(query.Value("pageNumber") ?? "1", null));
    }

    private bool Fits(Thing thing, string text, CallQuery query) =>
        (query.Value("name") is not { } name || NameFits(thing.Name, name))
        && (!query.Has("id") || text.Contains(thing.Id, StringComparison.OrdinalIgnoreCase))
        && (query.Value("state") ?? "active") switch
        {
            "any" => true,
            "active" when query.Value("deleted") == "true" => true,
            var state => thing.State == state,
        };

    private static string ByNumber(Thing[] found, int size, int number) => JsonSerializer.Serialize(new
    {
        entities = found.Skip((number - 1) * size).Take(size).Select(Show),
        pageSize = size,
        pageNumber = number,
        total = found.Length,
        pageCount = (found.Length + size - 1) / size,
    });

    private static string ByLink(Thing[] found, int size, int start) => JsonSerializer.Serialize(new
    {
        entities = found.Skip(start).Take(size).Select(Show),
        nextUri = start + size < found.Length ? $"/api/v2/teams?pageSize={size}&after={start + size}" : null,
    });

    private static object Show(Thing thing) => new
    {
        id = thing.Id,
        name = thing.Name,
        state = thing.State,
        division = new { id = "division-1", name = "Home" },
        email = thing.Name + "@example.com",
        learnedSince = 7,
    };

    private sealed record Thing(string Id, string Name, string State);
}
