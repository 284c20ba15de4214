using System.Globalization;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Runs;

/// <summary>Warns about damaged records: each of a few, and the number of the others.</summary>
internal static class DamageWarnings
{
    private const int Most = 20;

    public static void WarnAbout(this PipelineWriter writer, IReadOnlyList<string> notes)
    {
        foreach (string note in notes.Take(Most))
        {
            writer.Warn(note);
        }

        if (notes.Count > Most)
        {
            writer.Warn(string.Create(
                CultureInfo.InvariantCulture, $"{notes.Count - Most} more values could not be read; the summary's Notes name them all."));
        }
    }
}
