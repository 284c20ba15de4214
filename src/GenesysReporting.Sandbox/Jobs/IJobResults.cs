using System.Text.Json;

namespace GenesysReporting.Sandbox.Jobs;

/// <summary>The results of a job, which are computed on first use and then never change.</summary>
internal interface IJobResults
{
    int Count { get; }

    /// <summary>The default number of results on a page.</summary>
    int PageSize { get; }

    /// <summary>The approximate size of a result on the wire.</summary>
    int BytesPerRow { get; }

    /// <summary>Writes the members of a page's answer, except the cursor.</summary>
    void Write(Utf8JsonWriter json, int from, int count);
}
