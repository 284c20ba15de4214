using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;
using GenesysReporting.Export.Lines;
using GenesysReporting.Rows;

namespace GenesysReporting.Export;

/// <summary>Turns what somebody asks for into exports, one a file, and finds what is wrong with it.</summary>
internal static class ExportRequest
{
    private const string Delimiters = ",;|\t";

    /// <summary>Raises an error for anything in a query that no file of conversations can be written of.</summary>
    public static void Check(AnalyticsQuery query)
    {
        if (query.Type != QueryTypes.ConversationDetails.Name)
        {
            throw ExportErrors.TypeNotTaken(query.Type);
        }

        if (query.Interval is null)
        {
            throw ExportErrors.IntervalMissing();
        }

        if (new PreparedQuery(query).IsDescending)
        {
            throw ExportErrors.OrderNotTaken("desc");
        }
    }

    /// <summary>Raises an error for options that contradict each other.</summary>
    /// <param name="options">The options.</param>
    /// <param name="isGiven">Whether somebody gave the parameter of this name.</param>
    public static void Check(ExportOptions options, Func<string, bool> isGiven)
    {
        string[] ofCsv =
        [
            nameof(RowOptions.Grain), nameof(RowOptions.DurationUnit), nameof(RowOptions.TimeFormat),
            nameof(ExportOptions.Delimiter), nameof(ExportOptions.AllowFormula), "Metric", "ResolveName",
        ];
        if (options.Format == ExportFormat.JsonLines && Array.Find(ofCsv, p => isGiven(p)) is { } parameter)
        {
            throw ExportErrors.ParameterNotTaken(parameter, "is for CSV; lines of JSON are as the platform sent them");
        }

        if (options is { Format: ExportFormat.JsonLines, Encoding: ExportEncoding.Utf8Bom })
        {
            throw ExportErrors.ParameterNotTaken(nameof(options.Encoding), "Utf8Bom is for CSV; JSON has no mark at its start");
        }

        if (!Delimiters.Contains(options.Delimiter, StringComparison.Ordinal))
        {
            throw ExportErrors.DelimiterNotTaken(options.Delimiter);
        }

        // Refuses metrics that no row has; a plan (-WhatIf) is to tell of them too.
        _ = LineFormats.Of(options);
    }

    /// <summary>The exports in order of time; one where there are no partitions.</summary>
    public static IReadOnlyList<ConversationExport> Plan(
        GenesysSession session, AnalyticsQuery query, string path, ExportPartition? partition, ExportOptions options)
    {
        if (partition is null)
        {
            return [new ConversationExport(session, query, options, ExportPaths.Single(path))];
        }

        if (query.Matching == QueryMatching.Overlaps)
        {
            throw ExportErrors.MatchingNotTaken(query.Matching.ToString());
        }

        CheckFolder(path);
        DateTimeOffset now = session.Client.Time.GetUtcNow();
        return
        [
            .. DayPartitions.Of(query.Interval!, options.Rows.TimeZone, now).Select(day => new ConversationExport(
                session, query with { Interval = day.Interval }, options, ExportPaths.Of(path, day.Day))),
        ];
    }

    private static void CheckFolder(string path)
    {
        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw ExportErrors.FolderMissing(path);
        }
    }
}
