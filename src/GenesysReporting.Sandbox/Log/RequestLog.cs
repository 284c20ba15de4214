using System.Text.RegularExpressions;
using GenesysReporting.Sandbox.Auth;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Log;

/// <summary>The log of requests, without secrets.</summary>
internal sealed partial class RequestLog(TimeProvider time, ClientBook clients)
{
    private const int Capacity = 50_000;
    private const int MaxBodyLength = 16_000;
    private const string Redacted = "[redacted]";

    private static readonly string[] SecretNames = ["secret", "token", "code", "password"];

    private readonly object _gate = new();
    private readonly Queue<SandboxRequest> _entries = new();
    private readonly HashSet<long> _aborted = [];
    private long _first;
    private int _underWay;

    /// <summary>The number of requests that are not answered yet.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    public void RequestStarted() => Interlocked.Increment(ref _underWay);

    public void RequestEnded() => Interlocked.Decrement(ref _underWay);

    /// <summary>Adds a request that is about to be answered, and returns its id.</summary>
    public long Add(HttpRequest request, int status, string correlationId)
    {
        var entry = new SandboxRequest(
            time.GetUtcNow(), request.Method, Target(request), status, correlationId, Body(request), Aborted: false);
        lock (_gate)
        {
            _entries.Enqueue(entry);
            if (_entries.Count > Capacity)
            {
                _entries.Dequeue();
                _aborted.Remove(_first++);
            }

            return _first + _entries.Count - 1;
        }
    }

    public void MarkAborted(long id)
    {
        lock (_gate)
        {
            if (id >= _first)
            {
                _aborted.Add(id);
            }
        }
    }

    public IReadOnlyList<SandboxRequest> Copy()
    {
        lock (_gate)
        {
            return [.. _entries.Select((entry, i) => _aborted.Contains(_first + i)
                ? entry with { Aborted = true }
                : entry)];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _first += _entries.Count;
            _entries.Clear();
            _aborted.Clear();
        }
    }

    private string Target(HttpRequest request)
    {
        if (request.QueryText.Length == 0)
        {
            return WithoutSecrets(request.Path);
        }

        bool signIn = request.Path.StartsWith("/oauth/", StringComparison.Ordinal);
        IEnumerable<string> fields = request.QueryText.Split('&').Select(field =>
            IsSecretName(field.Split('=')[0], signIn) ? field.Split('=')[0] + "=" + Redacted : field);
        return WithoutSecrets(request.Path + "?" + string.Join('&', fields));
    }

    private string Body(HttpRequest request)
    {
        if (request.Body.Length == 0)
        {
            return request.BodyTooLarge ? "[too large]" : string.Empty;
        }

        // Only a JSON body of the API is kept: any other body may be credentials in the wrong place.
        if (request.MediaType != HttpResponse.Json || !request.Path.StartsWith("/api/v2/", StringComparison.Ordinal))
        {
            return Redacted;
        }

        string text = WithoutSecrets(request.BodyText);
        return text.Length <= MaxBodyLength ? text : text[..MaxBodyLength];
    }

    private static bool IsSecretName(string encoded, bool signIn)
    {
        string name = Uri.UnescapeDataString(encoded);
        return name != "code_challenge_method"
            && (Array.Exists(SecretNames, part => name.Contains(part, StringComparison.OrdinalIgnoreCase))
                || (signIn && name == "state"));
    }

    private string WithoutSecrets(string text)
    {
        foreach (SandboxClient client in clients.All.Where(client => !client.IsPublic))
        {
            text = text.Replace(client.ClientSecret, Redacted, StringComparison.Ordinal);
        }

        return Opaque().Replace(text, Redacted);
    }

    /// <summary>Matches texts as long as a code or a token.</summary>
    [GeneratedRegex("[A-Za-z0-9_-]{86,}", RegexOptions.CultureInvariant)]
    private static partial Regex Opaque();
}
