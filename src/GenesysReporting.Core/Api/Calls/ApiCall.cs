using GenesysReporting.Transport;

namespace GenesysReporting.Api.Calls;

/// <summary>A generic call that was checked and is ready to be sent.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">The address within the session's API.</param>
internal sealed record ApiCall(CallMethod Method, CallTarget Target)
{
    /// <summary>The body as JSON; null for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The permissions, any one of which it needs; empty if they are not known.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>True if it changes nothing: analytics queries are reads although they are POSTs.</summary>
    public bool IsRead => Method is CallMethod.GET or CallMethod.HEAD
        || (Method == CallMethod.POST && Target.Path.EndsWith("/query", StringComparison.Ordinal));

    /// <summary>True if sending it twice has the same effect as sending it once.</summary>
    public bool MayRepeat => IsRead || Method is CallMethod.PUT or CallMethod.DELETE;

    /// <summary>
    /// Returns the call with additional parameters. Throws for a name or a value that is missing, and for a name that the
    /// path already has.
    /// </summary>
    public ApiCall WithQuery(IEnumerable<KeyValuePair<string, object?>> parameters)
    {
        CallQuery query = Target.Query;
        foreach ((string name, object? value) in parameters)
        {
            if (Target.Query.Has(name))
            {
                throw CallErrors.QueryKeyTwice(name);
            }

            query = query.Add(name, QueryText.All(name, value));
        }

        return this with { Target = Target with { Query = query } };
    }

    /// <summary>Returns the call with a body. Throws if the method has none.</summary>
    public ApiCall WithBody(ReadOnlyMemory<byte> body) => Method is CallMethod.GET or CallMethod.HEAD
        ? throw CallErrors.BodyNotAllowed(Method)
        : this with { Body = body };

    public ApiRequest ToRequest(IRequestObserver? observer) => new(Method.ToString(), Target.PathAndQuery)
    {
        Body = Body,
        Permissions = Permissions,
        MayRepeat = MayRepeat,
        Observer = observer is null ? null : new ShownRequests(observer, Target.Shown),
    };

    public override string ToString() => $"{Method} {Target.Shown}";

    /// <summary>Passes notices on with an address that has no secrets.</summary>
    private sealed class ShownRequests(IRequestObserver observer, string shown) : IRequestObserver
    {
        public void Answered(RequestNotice notice) => observer.Answered(notice with { Path = shown });

        public void Retrying(RetryNotice notice) => observer.Retrying(notice);

        public void Waiting(WaitNotice notice) => observer.Waiting(notice with { Path = shown });
    }
}
