namespace GenesysReporting.Sandbox.Data;

/// <summary>The names in the organisation, some of them difficult for CSV.</summary>
internal static class WorldNames
{
    public static readonly string[] Divisions = ["Home", "Northern Europe", "Türkiye & Orta Doğu"];

    public static readonly string[] Skills =
        ["French", "English", "Türkçe", "العربية", "Refunds", "Level 2, technical"];

    public static readonly string[] Teams = ["Blue team", "Green team", "Night shift \"Owls\""];

    public static readonly (string Name, string Type)[] Flows =
    [
        ("Main menu", "INBOUNDCALL"),
        ("Chat reception", "INBOUNDCHAT"),
        ("Mail triage", "INBOUNDEMAIL"),
        ("Messaging; welcome", "INBOUNDSHORTMESSAGE"),
        ("Out of hours, bank holidays", "INBOUNDCALL"),
        ("Waiting room", "INQUEUECALL"),
    ];

    public static readonly string[] Queues = ["Billing", "Sales", "Support", "Réclamations, VIP", "Destek \"7/24\""];

    /// <summary>The users: two share a name, one is deleted and one is inactive.</summary>
    public static readonly (string Name, string State)[] Users =
    [
        ("Alice Martin", "active"),
        ("Björn Åkesson", "active"),
        ("Çağla Işık", "active"),
        ("Dmitri O'Neill", "active"),
        ("فاطمة الزهراء", "active"),
        ("García, Elena", "active"),
        ("Haruto 佐藤", "active"),
        ("Ivy \"Ace\" Stone", "active"),
        ("Sam Lee", "active"),
        ("Sam Lee", "active"),
        ("İbrahim Yılmaz", "inactive"),
        ("Zoé Lefèvre", "active"),
        ("Paul Gone", "deleted"),
    ];

    public static readonly string[] WrapUpCodes =
    [
        "Resolved", "Call back later", "Wrong number", "Complaint, escalated", "Sale – closed", "=Refund", "İade", "No answer",
    ];
}
