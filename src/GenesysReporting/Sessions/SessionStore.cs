using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using GenesysReporting.Api;
using GenesysReporting.Arguments;

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

    /// <summary>Returns the session of an argument, or the default; null if there is none.</summary>
    public GenesysSession? Known(SessionArgument? argument) => argument switch
    {
        null => Default,
        { Session: { } given } => given,
        _ => All().Find(s => SameName(s, argument.Name!)),
    };

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
