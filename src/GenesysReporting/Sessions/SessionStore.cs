using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Errors;

namespace GenesysReporting.Sessions;

/// <summary>
/// The sessions of one runspace and its default. Runspaces do not share them, as ForEach-Object -Parallel could otherwise
/// change the organisation of another thread.
/// </summary>
internal sealed class SessionStore
{
    private static readonly ConditionalWeakTable<Runspace, SessionStore> Stores = [];

    private readonly object _lock = new();
    private readonly List<GenesysSession> _sessions = [];
    private GenesysSession? _default;
    private string? _whyNoDefault;

    /// <summary>Gets the store of the runspace of this thread.</summary>
    public static SessionStore Current => Stores.GetOrCreateValue(Runspace.DefaultRunspace);

    public GenesysSession? Default
    {
        get
        {
            lock (_lock)
            {
                return _default;
            }
        }
    }

    /// <summary>Closes the sessions of the runspace of this thread. Other runspaces keep theirs.</summary>
    public static void CloseCurrent()
    {
        if (Runspace.DefaultRunspace is { } runspace && Stores.TryGetValue(runspace, out SessionStore? store))
        {
            store.All().ForEach(session => session.Client.Dispose());
            Stores.Remove(runspace);
        }
    }

    /// <summary>Returns a copy of the sessions, so that a pipeline may disconnect them while it enumerates them.</summary>
    public List<GenesysSession> All()
    {
        lock (_lock)
        {
            return [.. _sessions];
        }
    }

    /// <summary>Forgets the default at the start of a sign-in, whose failure is then the reason why there is none.</summary>
    public void ForgetDefault()
    {
        lock (_lock)
        {
            SetDefault(null, "the last sign-in failed");
        }
    }

    /// <summary>
    /// Adds a session. With a given name, it replaces the session of that name. Without one, it replaces the earlier session
    /// of the same identity, so that runbooks do not collect sessions; a session of another identity gets a numbered name.
    /// </summary>
    public void Add(GenesysSession session, bool nameWasGiven, bool makeDefault)
    {
        lock (_lock)
        {
            session.NameWasGiven = nameWasGiven;
            _sessions.RemoveAll(s => nameWasGiven
                ? SameName(s, session.Name)
                : !s.NameWasGiven && SameIdentity(s, session));
            session.Name = FreeName(session.Name);
            _sessions.Add(session);
            if (makeDefault)
            {
                SetDefault(session, null);
            }
        }
    }

    public void Remove(GenesysSession session)
    {
        lock (_lock)
        {
            _sessions.Remove(session);
            if (ReferenceEquals(_default, session))
            {
                SetDefault(null, $"'{session.Name}' was disconnected");
            }
        }
    }

    /// <summary>Returns the session of an argument, or the default; throws if there is none or it has ended.</summary>
    public GenesysSession Resolve(SessionArgument? argument)
    {
        GenesysSession session = Find(argument);
        return session.IsConnected ? session : throw SessionErrors.SessionEnded(session.Name);
    }

    /// <summary>Returns the sessions of arguments, each once, even if they have ended. Names may have wildcards.</summary>
    public IEnumerable<GenesysSession> Matches(IEnumerable<SessionArgument?> arguments) =>
        arguments.SelectMany(a => a is null ? [] : Matches(a)).Distinct();

    /// <summary>
    /// Returns the sessions of arguments, or the default; throws if only one was asked for and cannot be used.
    /// </summary>
    /// <param name="arguments">The arguments; null for the default.</param>
    /// <param name="isGiven">
    /// True if the user gave the parameter. An empty variable is then an error: it must not ask another organisation.
    /// </param>
    public SessionSet Choose(IReadOnlyList<SessionArgument?>? arguments, bool isGiven)
    {
        if (arguments is null && !isGiven)
        {
            return new SessionSet([Resolve(null)], []);
        }

        SessionArgument[] given = [.. (arguments ?? []).OfType<SessionArgument>()];
        List<SessionException> failures = [.. given
            .Where(a => Matches(a).Count == 0)
            .Select(a => SessionErrors.SessionNotFound(a.Name!, All()))];
        GenesysSession[] found = [.. Matches(given)];
        failures.AddRange(found.Where(s => !s.IsConnected).Select(s => SessionErrors.SessionEnded(s.Name)));
        var set = new SessionSet([.. found.Where(s => s.IsConnected)], failures);
        return given.Length == 0 ? throw SessionErrors.SessionEmpty()
            : !set.AreSeveral && failures.Count > 0 ? throw failures[0]
            : set;
    }

    /// <summary>Returns the session of an argument, or the default, even if it has ended; throws if there is none.</summary>
    public GenesysSession Find(SessionArgument? argument) => argument switch
    {
        null => Default ?? throw SessionErrors.NotConnected(_whyNoDefault, All()),
        { Session: { } given } => given,
        _ => Find(argument.Name!),
    };

    private void SetDefault(GenesysSession? session, string? whyNone)
    {
        (_default, _whyNoDefault) = (session, whyNone);
        _sessions.ForEach(s => s.IsDefault = ReferenceEquals(s, session));
    }

    private static bool SameName(GenesysSession session, string name) =>
        string.Equals(session.Name, name, StringComparison.OrdinalIgnoreCase);

    private List<GenesysSession> Matches(SessionArgument argument)
    {
        if (argument.Session is { } given)
        {
            return [given];
        }

        List<GenesysSession> all = All();
        if (all.Find(s => SameName(s, argument.Name!)) is { } exact)
        {
            return [exact];
        }

        var pattern = new WildcardPattern(argument.Name!, WildcardOptions.IgnoreCase);
        return WildcardPattern.ContainsWildcardCharacters(argument.Name!) ? all.FindAll(s => pattern.IsMatch(s.Name)) : [];
    }

    private static bool SameIdentity(GenesysSession a, GenesysSession b) =>
        a.ApiUri == b.ApiUri
        && a.ClientId == b.ClientId
        && a.UserId == b.UserId
        && a.OrganizationId == b.OrganizationId;

    private GenesysSession Find(string name)
    {
        List<GenesysSession> sessions = All();
        return sessions.Find(s => SameName(s, name)) ?? throw SessionErrors.SessionNotFound(name, sessions);
    }

    private string FreeName(string name)
    {
        string free = name;
        for (int number = 2; _sessions.Exists(s => SameName(s, free)); number++)
        {
            free = $"{name} ({number})";
        }

        return free;
    }
}
