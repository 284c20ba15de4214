using System.Globalization;
using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Api.Calls;

/// <summary>The errors of the generic call; each method's name is the ErrorId.</summary>
internal static class CallErrors
{
    private const string PathForm = "An example of a path is '/api/v2/routing/queues'.";

    public static InputException PathOutsideSession(string host, Uri apiUri) => Make(
        $"'{host}' is not the API of this session ({Base(apiUri)}); its token is sent nowhere else. Nothing was sent.",
        $"Give only the path, such as '/api/v2/routing/queues', or choose the session that belongs to it with -Session.",
        host);

    public static InputException PathOutsideApi(string path, string? near) => Make(
        $"'{path}' is not under /api/."
            + (near is null ? string.Empty : $" Did you mean '{near}'?"),
        PathForm,
        path);

    public static InputException PathInvalid(string shown, string what) => Make(
        $"The path '{shown}' {what}. Nothing was sent.",
        PathForm + " Put values into -Query; it escapes them.",
        shown);

    public static InputException PathSegmentEmpty(string path) => Make(
        $"The path '{path}' has an empty part. Was a variable in it empty? Nothing was sent.",
        PathForm,
        path);

    public static InputException PathHasPlaceholder(string path, string placeholder) => Make(
        $"The path '{path}' still has the placeholder '{placeholder}'.",
        "Put the id in its place.",
        path);

    public static InputException QueryKeyMissing() => Make(
        "A query parameter has no name.",
        "Give names and values: -Query @{ pageSize = 100; state = 'any' }.",
        null);

    public static InputException QueryKeyTwice(string name) => Make(
        $"'{name}' is in the path and in -Query.",
        "Give it in one of them.",
        name);

    public static InputException QueryValueMissing(string name) => Make(
        $"The query parameter '{name}' has no value: it is $null, or an empty list.",
        "Leave it out, or give '' if an empty value is meant.",
        name);

    public static InputException QueryValueUnsupported(string name, Type type, string? instead = null) => Make(
        $"The query parameter '{name}' is a {type.Name}, which cannot be part of an address.",
        instead ?? "Give text, a number, true or false, a date, or a list of these.",
        name);

    public static InputException SecretInQuery(string name) => Make(
        $"'{name}' is the name of a secret, and addresses appear in logs. Nothing was sent.",
        "The session adds its own token to each request; leave this out.",
        name);

    public static InputException BodyNotAllowed(CallMethod method) => Make(
        $"A {method} has no body.",
        "Give parameters with -Query, or another -Method.",
        method);

    public static InputException BodyMissing() => Make(
        "-Body is $null.",
        "Was a variable empty? Leave -Body out if no body is meant.",
        null);

    public static InputException BodyNotJson(long line, long position, string reason, string? hint) => Make(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The body is not JSON: line {line}, position {position}: {reason} Nothing was sent."),
        hint ?? "A hashtable needs no JSON: -Body @{ name = 'value' }.",
        null);

    public static InputException BodyTooLarge(long size, int max) => Make(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The body has {size} bytes or more; the platform takes {max} at most. Nothing was sent."),
        "Send it in parts.",
        null);

    public static InputException BodyCyclic(string path) => Make(
        $"The body contains itself: {path} is one of the objects that contain it.",
        "Build the body from the members that the platform needs.",
        path);

    public static InputException BodyTooDeep(string path, int max) => Make(
        $"The body has more than {max} levels, at {path}.",
        "An object that refers to its parents and children may be endless; select the members that the platform needs.",
        path);

    public static InputException BodyValueUnsupported(string path, Type type, string? instead = null) => Make(
        $"The body's {path} is a {type.Name}, which cannot be written as JSON.",
        instead ?? "Give text, a number, true or false, a date, $null, a list or a hashtable.",
        path);

    public static InputException BodyValueUnreadable(string name) => Make(
        $"The body's member '{name}' could not be read.",
        "Leave it out: select the members that the platform needs.",
        name);

    public static InputException BodyNumberUnsupported(string path, double number) => Make(
        string.Create(CultureInfo.InvariantCulture, $"The body's {path} is {number}, which JSON does not have."),
        "Give a finite number or $null.",
        path);

    public static InputException AllNeedsRead(CallMethod method, string path) => Make(
        $"-All repeats a call for each page, and {method} {path} may change something each time.",
        "-All works with GET, and with POST to paths that end in /query.",
        path);

    public static AnswerException PagingLooped(string path, string what) => new(
        nameof(PagingLooped),
        $"The pages of {path} form a loop: {what}. The items written so far are not the complete list.",
        "Try again. If the problem persists, please report it.",
        path);

    public static AnswerException NextPageRefused(string path, string reason) => new(
        nameof(NextPageRefused),
        $"The answer of {path} names a next page that cannot be requested: {reason} The items written so far are not the complete list.",
        "A gateway may be answering with another host's addresses; page by hand without -All.",
        path);

    private static string Base(Uri apiUri) =>
        apiUri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');

    private static InputException Make(
        string message, string nextStep, object? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
