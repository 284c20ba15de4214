using GenesysReporting.Errors;
using GenesysReporting.Transport;

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

    /// <summary>
    /// Reads a callback's query; null if it is not the answer to this sign-in. The state is checked before anything else in it is used,
    /// also for an error: only who knows the state may end the sign-in.
    /// </summary>
    /// <param name="query">The query.</param>
    /// <param name="expectedState">The state that was sent.</param>
    /// <param name="texts">Prepares the words of the answer for messages.</param>
    public static CallbackAnswer? Read(string query, string expectedState, ServerText texts)
    {
        ILookup<string, string> fields = Fields(query);
        bool isAmbiguous = fields.Any(f => f.Count() > 1 && f.Key is "code" or "state" or "error");
        if (isAmbiguous || !RandomText.Same(fields["state"].FirstOrDefault() ?? string.Empty, expectedState))
        {
            return null;
        }

        if (fields["error"].FirstOrDefault() is { } error)
        {
            string? text = fields["error_description"].Concat(fields["description"]).FirstOrDefault(t => t.Length > 0);
            return Failed(CodeErrors.SignInDenied(texts.Clean(error)!, texts.Clean(text)));
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
