using GenesysReporting.Errors;

namespace GenesysReporting.Auth.Code;

/// <summary>The answer from the browser: a code, or the error that ended the sign-in.</summary>
internal sealed class CallbackAnswer
{
    private CallbackAnswer(Secret? code, GenesysException? error)
    {
        Code = code;
        Error = error;
    }

    public Secret? Code { get; }

    public GenesysException? Error { get; }

    /// <summary>Reads a callback's query. The state is checked before anything else in it is used.</summary>
    public static CallbackAnswer Read(string query, string expectedState)
    {
        ILookup<string, string> fields = Fields(query);
        if (fields.Any(f => f.Count() > 1 && f.Key is "code" or "state" or "error"))
        {
            return Failed(CodeErrors.CallbackMalformed("a parameter came twice"));
        }

        string? state = fields["state"].FirstOrDefault();
        string? error = fields["error"].FirstOrDefault();
        if (state is null ? error is null : !RandomText.Same(state, expectedState))
        {
            return Failed(CodeErrors.StateMismatch());
        }

        if (error is not null)
        {
            string? text = fields["error_description"].Concat(fields["description"]).FirstOrDefault(t => t.Length > 0);
            return Failed(CodeErrors.SignInDenied(error, text));
        }

        return fields["code"].FirstOrDefault() is { Length: > 0 } code
            ? new CallbackAnswer(Secret.From(code), null)
            : Failed(CodeErrors.CallbackMalformed("it has neither a code nor an error"));
    }

    private static CallbackAnswer Failed(GenesysException error) => new(null, error);

    private static ILookup<string, string> Fields(string query) => query
        .TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split('=', 2))
        .ToLookup(parts => Decode(parts[0]), parts => parts.Length > 1 ? Decode(parts[1]) : string.Empty);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
