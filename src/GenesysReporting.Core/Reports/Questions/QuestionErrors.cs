using GenesysReporting.Errors;

namespace GenesysReporting.Reports.Questions;

/// <summary>Errors about the rows of questions; each method's name is the ErrorId.</summary>
internal static class QuestionErrors
{
    public static InputException GapNotOfTimes(string column) => new(
        nameof(GapNotOfTimes),
        $"The column '{column}', which the report's 'gap' is measured by, does not hold times.",
        "Name a column of times in 'of', such as Start.",
        column);

    public static InputException ViewNotOfNumbers(string view) => new(
        nameof(ViewNotOfNumbers),
        $"The column that the report's view '{view}' counts does not hold numbers or durations.",
        "Name a column of numbers or durations in 'target'.",
        view);
}
