using System.Text.RegularExpressions;

namespace GenesysReporting.Reports.Figures;

/// <summary>A statistic that is added or subtracted.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Statistic">The statistic's name.</param>
/// <param name="Sign">1, or -1 if it is subtracted.</param>
internal readonly record struct FormulaTerm(MetricKey Metric, string Statistic, int Sign);

/// <summary>A sum of statistics, such as <c>tAnswered.count - nOverSla.count</c>.</summary>
internal sealed partial class Formula
{
    private Formula(IReadOnlyList<FormulaTerm> terms) => Terms = terms;

    public IReadOnlyList<FormulaTerm> Terms { get; }

    /// <summary>Reads a formula; throws a <see cref="FormatException"/> that states what is allowed.</summary>
    /// <param name="text">
    /// Terms with + or - between them, each <c>metric.statistic</c>, with <c>question:</c> before it where a report has several, and
    /// <c>[qualifier]</c> after the metric.
    /// </param>
    /// <param name="question">The question of terms that name none.</param>
    public static Formula Parse(string text, string question)
    {
        Match match = Form().Match(text);
        if (!match.Success)
        {
            throw new FormatException(
                $"'{text}' is not a sum of statistics, such as 'tAnswered.count - nOverSla.count'; the statistics are {string.Join(", ", FigureSet.Names)}.");
        }

        CaptureCollection signs = match.Groups["sign"].Captures;
        int unsigned = match.Groups["term"].Captures.Count - signs.Count;
        return new Formula([.. match.Groups["term"].Captures.Select((term, at) =>
            Term(term.Value, question, at >= unsigned && signs[at - unsigned].Value == "-" ? -1 : 1))]);
    }

    /// <summary>Returns the sum; null if none of the statistics has data. Those without data are left out.</summary>
    public double? Sum(FigureSet figures)
    {
        double? sum = null;
        foreach (FormulaTerm term in Terms)
        {
            if (figures.Read(term.Metric, term.Statistic) is { } value)
            {
                sum = (sum ?? 0) + (term.Sign * value);
            }
        }

        return sum;
    }

    private static FormulaTerm Term(string text, string question, int sign)
    {
        Match match = TermForm().Match(text);
        string named = match.Groups["question"].Value;
        return new FormulaTerm(
            new MetricKey(
                named.Length > 0 ? named : question,
                match.Groups["metric"].Value,
                match.Groups["qualifier"] is { Success: true } qualifier ? qualifier.Value : null),
            match.Groups["statistic"].Value,
            sign);
    }

    [GeneratedRegex(
        @"^\s*(?<term>(\w+:)?\w+(\[[^\[\]]+\])?\.(count|sum|min|max|numerator|denominator))(\s*(?<sign>[+-])\s*(?<term>(\w+:)?\w+(\[[^\[\]]+\])?\.(count|sum|min|max|numerator|denominator)))*\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(
        @"^((?<question>\w+):)?(?<metric>\w+)(\[(?<qualifier>[^\[\]]+)\])?\.(?<statistic>\w+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TermForm();
}
