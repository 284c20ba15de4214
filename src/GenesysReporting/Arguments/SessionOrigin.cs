using System.Management.Automation;
using System.Runtime.CompilerServices;
using GenesysReporting.Api;
using GenesysReporting.Names;

namespace GenesysReporting.Arguments;

/// <summary>The session that an object came from, where several were asked. The object says it in its property Organization.</summary>
internal static class SessionOrigin
{
    public const string Property = "Organization";

    private static readonly ConditionalWeakTable<object, GenesysSession> Sessions = [];

    /// <summary>Returns the organisation's name; the session's where the organisation may not be read.</summary>
    public static string NameOf(GenesysSession session) => session.Organization ?? session.Name;

    /// <summary>Returns the object with the property. An object that has such a member keeps its own.</summary>
    public static object Mark(object item, GenesysSession session)
    {
        // A copy, as look-ups keep their objects: the property must not show in a later answer of one session.
        PSObject marked = PSObject.AsPSObject(item is GenesysEntity entity ? entity with { } : item);
        if (marked.Properties[Property] is null)
        {
            marked.Properties.Add(new PSNoteProperty(Property, NameOf(session)));
        }

        Sessions.AddOrUpdate(marked.BaseObject, session);
        return marked;
    }

    /// <summary>Returns the session that a record came from; null if it was the only one that was asked.</summary>
    public static GenesysSession? Of(object record) => Sessions.TryGetValue(record, out GenesysSession? session) ? session : null;
}
