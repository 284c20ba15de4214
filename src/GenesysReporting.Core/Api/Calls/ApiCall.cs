using GenesysReporting.Transport;

namespace GenesysReporting.Api.Calls;

/// <summary>One generic call, checked and ready to be sent.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">Where it goes.</param>
internal sealed record ApiCall(CallMethod Method, CallTarget Target)
{
    /// <summary>The body as JSON, or null.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The permissions of which it needs any one, where they are known.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Whether it changes nothing: analytics queries are reads although they are POSTs.</summary>
    public bool IsRead => Method is CallMethod.GET or CallMethod.HEAD
        || (Method == CallMethod.POST && Target.Path.EndsWith("/query", StringComparison.Ordinal));

    /// <summary>Whether sending it twice ends in the same state as sending it once.</summary>
    public bool MayRepeat => IsRead || Method is CallMethod.PUT or CallMethod.DELETE;

    /// <summary>
    /// With parameters more. Raises for a name or a value that is missing, and for a name that the path has already.
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

    /// <summary>With a body. Raises where the method has none.</summary>
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

    /// <summary>Passes notices on with the address as it may be shown.</summary>
    private sealed class ShownRequests(IRequestObserver observer, string shown) : IRequestObserver
    {
        public void Answered(RequestNotice notice) => observer.Answered(notice with { Path = shown });

        public void Retrying(RetryNotice notice) => observer.Retrying(notice);

        public void Waiting(WaitNotice notice) => observer.Waiting(notice with { Path = shown });
    }
}
