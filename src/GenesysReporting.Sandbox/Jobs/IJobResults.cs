using System.Text.Json;

namespace GenesysReporting.Sandbox.Jobs;

/// <summary>What a job has found; made when it is first asked for, and the same ever after.</summary>
internal interface IJobResults
{
    int Count { get; }

    /// <summary>How many a page has that does not ask for another number.</summary>
    int PageSize { get; }

    /// <summary>About how large one is on the wire.</summary>
    int BytesPerRow { get; }

    /// <summary>Writes the members of a page's answer, but for the cursor.</summary>
    void Write(Utf8JsonWriter json, int from, int count);
}
