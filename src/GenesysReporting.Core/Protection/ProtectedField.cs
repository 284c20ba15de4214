namespace GenesysReporting.Protection;

/// <summary>The kinds of personal data that a rule can be about. The names are what users write.</summary>
internal enum ProtectedField
{
    Ani,
    Dnis,
    Addresses,
    CustomerName,
    CallbackNumbers,
    AgentName,
    Subject,
    WrapUpNote,
    Attributes,
    ExternalTag,
    ExternalContact,
}

/// <summary>The names of fields, with their meanings.</summary>
internal static class ProtectedFields
{
    /// <summary>Precedes the name of a single attribute, which may have wildcards.</summary>
    public const string OfAttribute = "Attribute:";

    /// <summary>Each field's name and its meaning, for completion and errors.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        (nameof(ProtectedField.Ani), "the caller's number"),
        (nameof(ProtectedField.Dnis), "the number that was called"),
        (nameof(ProtectedField.Addresses), "addresses of mails and messages"),
        (nameof(ProtectedField.CustomerName), "names of customers and external parties"),
        (nameof(ProtectedField.CallbackNumbers), "numbers to call back"),
        (nameof(ProtectedField.AgentName), "names of agents and all others"),
        (nameof(ProtectedField.Subject), "subjects of mails"),
        (nameof(ProtectedField.WrapUpNote), "notes of agents"),
        (nameof(ProtectedField.Attributes), "all attributes of participants"),
        (nameof(ProtectedField.ExternalTag), "the tag of the conversation"),
        (nameof(ProtectedField.ExternalContact), "ids of contacts and their organisations"),
    ];

    /// <summary>The names, and the form of a single attribute's.</summary>
    public static IEnumerable<string> Known => All.Select(f => f.Name).Append(OfAttribute + "<name>");
}
