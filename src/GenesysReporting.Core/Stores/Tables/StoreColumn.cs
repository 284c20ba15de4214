using System.Text;
using GenesysReporting.Rows;

namespace GenesysReporting.Stores;

/// <summary>A column of a table of a store.</summary>
/// <param name="Name">The name, in lower case with underscores.</param>
/// <param name="Kind">The kind of its values: text, an instant (UTC), a whole number, a fraction or a boolean.</param>
/// <param name="Description">The meaning, in one sentence; the unit of a number is part of it.</param>
internal sealed record StoreColumn(string Name, CellKind Kind, string Description)
{
    private const string Milliseconds = "Milliseconds";

    /// <summary>Returns the column of a store for a column of rows.</summary>
    public static StoreColumn Of(RowColumn column)
    {
        string name = NameOf(column.Name);
        return new StoreColumn(name, column.Kind, StoreTexts.Of(name));
    }

    /// <summary>
    /// Returns the name of a heading in a store: <c>LastQueueId</c> is last_queue_id, <c>HandleMilliseconds</c> is handle_ms. Start and
    /// End are words of SQL, and become start_time and end_time.
    /// </summary>
    public static string NameOf(string heading) => heading switch
    {
        "Start" => "start_time",
        "End" => "end_time",
        _ when heading.EndsWith(Milliseconds, StringComparison.Ordinal) => Lower(heading[..^Milliseconds.Length]) + "_ms",
        _ => Lower(heading),
    };

    private static string Lower(string heading)
    {
        var name = new StringBuilder(heading.Length + 8);
        for (int i = 0; i < heading.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(heading[i]))
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(heading[i]));
        }

        return name.ToString();
    }
}
