using GenesysReporting.Sandbox.Auth;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Log;

/// <summary>What arrived, without anything secret.</summary>
internal sealed class RequestLog(TimeProvider time, ClientBook clients)
{
    private const int Cap = 50_000;
    private const int BodyCap = 16_000;
    private const string Redacted = "[redacted]";

    private readonly object _gate = new();
    private readonly Queue<SandboxRequest> _entries = new();
    private readonly HashSet<long> _aborted = [];
    private long _first;

    /// <summary>Notes a request that is about to be answered.</summary>
    public long Add(HttpRequest request, int status, string correlationId)
    {
        var entry = new SandboxRequest(
            time.GetUtcNow(), request.Method, Target(request), status, correlationId, Body(request), Aborted: false);
        lock (_gate)
        {
            _entries.Enqueue(entry);
            if (_entries.Count > Cap)
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

        IEnumerable<string> fields = request.QueryText.Split('&').Select(field =>
            IsSecretName(field.Split('=')[0]) ? field.Split('=')[0] + "=" + Redacted : field);
        return WithoutSecrets(request.Path + "?" + string.Join('&', fields));
    }

    private string Body(HttpRequest request)
    {
        if (request.Body.Length == 0)
        {
            return request.BodyTooLarge ? "[too large]" : string.Empty;
        }

        // Only a JSON body of the API is kept: whatever else arrives may be credentials in a place where they
        // should not be.
        if (request.MediaType != HttpResponse.Json || !request.Path.StartsWith("/api/v2/", StringComparison.Ordinal))
        {
            return Redacted;
        }

        string text = WithoutSecrets(request.BodyText);
        return text.Length <= BodyCap ? text : text[..BodyCap];
    }

    private static bool IsSecretName(string name) =>
        name.Contains("secret", StringComparison.OrdinalIgnoreCase)
        || name.Contains("token", StringComparison.OrdinalIgnoreCase)
        || name.Contains("code", StringComparison.OrdinalIgnoreCase)
        || name.Contains("password", StringComparison.OrdinalIgnoreCase);

    private string WithoutSecrets(string text)
    {
        foreach (SandboxClient client in clients.All)
        {
            text = text.Replace(client.ClientSecret, Redacted, StringComparison.Ordinal);
        }

        return text;
    }
}
