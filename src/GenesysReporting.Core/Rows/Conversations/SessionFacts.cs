using System.Runtime.InteropServices;
using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Conversations;

/// <summary>What a row of a conversation, participant or session takes from a session, beside its segments and metrics.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct SessionFacts
{
    public SessionFacts(AnalyticsSession session)
    {
        MediaType = session.MediaType;
        Direction = session.Direction;
        Ani = session.Ani;
        Dnis = session.Dnis;
        AddressFrom = session.AddressFrom;
        AddressTo = session.AddressTo;
        FlowId = session.Flow?.FlowId;
    }

    public string? MediaType { get; set; }

    public string? Direction { get; set; }

    public string? Ani { get; set; }

    public string? Dnis { get; set; }

    public string? AddressFrom { get; set; }

    public string? AddressTo { get; set; }

    public string? FlowId { get; set; }
}
