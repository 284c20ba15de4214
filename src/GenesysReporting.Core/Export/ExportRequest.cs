using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;
using GenesysReporting.Export.Lines;
using GenesysReporting.Hosting;
using GenesysReporting.Protection;
using GenesysReporting.Rows;

namespace GenesysReporting.Export;

/// <summary>Turns a request into exports, one per file, and checks it.</summary>
internal static class ExportRequest
{
    private const string Delimiters = ",;|\t";

    /// <summary>Throws for a query that a file of conversations cannot be written from.</summary>
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

    /// <summary>Throws for options that contradict each other.</summary>
    /// <param name="options">The options.</param>
    /// <param name="isGiven">True for the name of a parameter that was given.</param>
    public static void Check(ExportOptions options, Func<string, bool> isGiven)
    {
        string[] ofCsv = [nameof(RowOptions.TimeFormat), nameof(ExportOptions.Delimiter), nameof(ExportOptions.AllowFormula)];
        string[] ofRows = [.. ofCsv, nameof(RowOptions.Grain), nameof(RowOptions.DurationUnit), "Metric", "ResolveName", "Attribute"];
        if (options.Format == ExportFormat.JsonLines && Array.Find(ofRows, p => isGiven(p)) is { } parameter)
        {
            throw ExportErrors.ParameterNotTaken(parameter, "is for rows of cells; lines of JSON are as the platform sent them");
        }

        if (options.Format == ExportFormat.Parquet && Array.Find([.. ofCsv, nameof(ExportOptions.Encoding)], p => isGiven(p)) is { } ofText)
        {
            throw ExportErrors.ParameterNotTaken(ofText, "is for CSV; a Parquet file has values with types");
        }

        if (options is { Format: ExportFormat.Parquet, Compress: true })
        {
            throw ExportErrors.ParameterNotTaken(nameof(options.Compress), "compresses text; a Parquet file is compressed internally");
        }

        if (options is { Format: ExportFormat.JsonLines, Encoding: ExportEncoding.Utf8Bom })
        {
            throw ExportErrors.ParameterNotTaken(nameof(options.Encoding), "Utf8Bom is for CSV; JSON has no mark at its start");
        }

        if (!Delimiters.Contains(options.Delimiter, StringComparison.Ordinal))
        {
            throw ExportErrors.DelimiterNotTaken(options.Delimiter);
        }

        if (options.Rows.WithNames && options.Protection?.Rules.ActionOf(ProtectedField.AgentName) is not null)
        {
            throw ExportErrors.ParameterNotTaken("ResolveName", "writes the names of agents, which -Protect AgentName keeps out of the file");
        }

        // Refuses metrics that rows do not have, also for a plan (-WhatIf).
        _ = LineFormats.Of(options);
    }

    /// <summary>Returns the exports in order of time; a single one without partitions.</summary>
    public static IReadOnlyList<ConversationExport> Plan(
        GenesysSession session, AnalyticsQuery query, string path, ExportPartition? partition, ExportOptions options)
    {
        if (partition is null)
        {
            // A link is followed once, so that all files lie next to the real one, which the last step replaces.
            return [new ConversationExport(session, query, options, ExportPaths.Single(PlainFile.Follow(path)))];
        }

        if (query.Matching == QueryMatching.Overlaps)
        {
            throw ExportErrors.MatchingNotTaken(query.Matching.ToString());
        }

        // The folders' name would be a second column of that name.
        if (options.Format == ExportFormat.Parquet && options.Rows.Attributes.Contains("date", StringComparer.OrdinalIgnoreCase))
        {
            throw ExportErrors.ParameterNotTaken("Attribute", "cannot have a column 'date' with -PartitionBy Day, whose folders are that column");
        }

        DateTimeOffset now = session.Client.Time.GetUtcNow();
        return
        [
            .. DayPartitions.Of(query.Interval!, options.Rows.TimeZone, now).Select(day => new ConversationExport(
                session, query with { Interval = day.Interval }, options, ExportPaths.Of(path, day.Day))),
        ];
    }
}
