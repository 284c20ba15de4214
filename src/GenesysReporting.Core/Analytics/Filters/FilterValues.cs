using System.Globalization;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Names;

namespace GenesysReporting.Analytics.Filters;

/// <summary>Converts a user's values and bounds to the form that the platform takes.</summary>
internal static class FilterValues
{
    /// <summary>Returns a value as text: times in UTC, durations in milliseconds, numbers without regard to the culture.</summary>
    public static string Text(object? given, FilterPredicate subject, bool skipValidation)
    {
        string text = given switch
        {
            null => throw FilterErrors.ValueEmpty(subject),
            string s when GivenText.Trim(s).Length == 0 => throw FilterErrors.ValueEmpty(subject),
            string s when subject.Kind == FilterKind.Metric => Plain(Number(s, subject)),
            string s => skipValidation ? s : GivenText.Trim(s),
            bool flag => flag ? "true" : "false",
            Enum or Guid => given.ToString()!,
            TimeSpan or DateTime or DateTimeOffset => Time(given, subject),
            GenesysEntity entity when subject.Kind != FilterKind.Metric => Id(entity, subject),
            IFormattable number when IsNumber(number) && subject.Kind == FilterKind.Metric => Plain(Number(number, subject)),
            IFormattable number when IsNumber(number) => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw FilterErrors.ValueUnsupported(subject, given.GetType()),
        };
        return skipValidation ? text : Checked(text, subject);
    }

    /// <summary>Returns a bound as a number; durations in milliseconds.</summary>
    public static decimal Number(object given, FilterPredicate subject)
    {
        decimal? number = given switch
        {
            TimeSpan span when TakesDuration(subject) => (decimal)span.TotalMilliseconds,
            // A list of unquoted 60s,90s arrives as these.
            short bare when TakesDuration(subject) => throw FilterErrors.DurationUnquoted(subject, bare),
            TimeSpan => throw FilterErrors.DurationWhereNumber(subject, given.ToString()!),
            string text => FromText(text, subject),
            IConvertible value when IsNumber(value) => ToDecimal(value),
            _ => null,
        };
        return number ?? throw FilterErrors.BoundUnsupported(subject, given);
    }

    private static decimal? FromText(string text, FilterPredicate subject)
    {
        if (decimal.TryParse(GivenText.Bare(text), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            return number;
        }

        return !DurationText.TryParse(text, out TimeSpan span) ? null
            : TakesDuration(subject) ? (decimal)span.TotalMilliseconds
            : throw FilterErrors.DurationWhereNumber(subject, text);
    }

    /// <summary>Returns the id of a look-up's result; throws if the dimension has ids of another kind.</summary>
    private static string Id(GenesysEntity entity, FilterPredicate subject) =>
        subject.Kind == FilterKind.Dimension
        && NameDirectory.ForDimension(subject.Subject) is { } kind
        && entity.GetType().Name != $"Genesys{kind}"
            ? throw FilterErrors.ValueOfOtherKind(subject, entity, kind)
            : entity.Id;

    private static string Time(object given, FilterPredicate subject) => given switch
    {
        TimeSpan => Plain(Number(given, subject)),
        DateTime { Kind: DateTimeKind.Unspecified } => throw FilterErrors.TimeWithoutOffset(subject),
        DateTime time => Utc(new DateTimeOffset(time)),
        _ => Utc((DateTimeOffset)given),
    };

    /// <summary>Returns the value as the platform writes it: the values that it lists, true and false, and ids.</summary>
    private static string Checked(string text, FilterPredicate subject)
    {
        CatalogDimension? dimension = subject.Kind == FilterKind.Dimension
            ? AnalyticsCatalog.Dimensions.FirstOrDefault(d => d.Name == subject.Subject)
            : null;
        string bare = GivenText.Bare(text);
        if (dimension is { Values.Count: > 0 })
        {
            return dimension.Values.FirstOrDefault(v => string.Equals(v, bare, StringComparison.OrdinalIgnoreCase))
                ?? throw FilterErrors.UnknownValue(subject, text, dimension.Values);
        }

        return dimension is null ? text
            : dimension.Type != DimensionType.Boolean ? FilterIds.Read(text, subject)
            : bool.TryParse(bare, out bool flag) ? (flag ? "true" : "false")
            : throw FilterErrors.UnknownValue(subject, text, ["true", "false"]);
    }

    /// <summary>True if the subject may be a duration. A metric without a unit in the catalogue may be one.</summary>
    private static bool TakesDuration(FilterPredicate subject) =>
        subject.Kind == FilterKind.Metric
            ? AnalyticsCatalog.Metrics.FirstOrDefault(m => m.Name == subject.Subject)?.Unit
                is MetricUnit.Milliseconds or MetricUnit.Unknown or null
            : subject.Kind == FilterKind.Dimension && subject.Subject.EndsWith("Duration", StringComparison.Ordinal);

    private static bool IsNumber(object value) =>
        value is byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal;

    private static decimal? ToDecimal(IConvertible value)
    {
        try
        {
            return value.ToDecimal(CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
