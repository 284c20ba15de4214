using System.Text.Json;
using System.Xml.Linq;

namespace GenesysReporting.Build;

/// <summary>The numbers of tests that passed, failed and were skipped.</summary>
internal sealed record TestCounts(int Passed, int Failed, int Skipped)
{
    private const string Passing = "Passed";
    private const string NotRun = "NotExecuted";
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static TestCounts operator +(TestCounts a, TestCounts b) =>
        new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    /// <summary>Returns the counts of a file that <c>dotnet test</c> wrote.</summary>
    public static TestCounts FromTrx(string file)
    {
        string[] outcomes = Results(file).Select(Outcome).ToArray();
        int passed = outcomes.Count(o => o == Passing);
        int skipped = outcomes.Count(o => o == NotRun);
        return new TestCounts(passed, outcomes.Length - passed - skipped, skipped);
    }

    /// <summary>Returns the reason of each skipped test.</summary>
    public static IEnumerable<string> SkipReasons(string file) => Results(file)
        .Where(result => Outcome(result) == NotRun)
        .Select(result => result.Descendants(Trx + "Message").FirstOrDefault()?.Value.Trim() ?? "No reason was given.");

    /// <summary>Returns the names of the tests that failed.</summary>
    public static IEnumerable<string> Failures(string file) => Results(file)
        .Where(result => Outcome(result) is not (Passing or NotRun))
        .Select(result => (string?)result.Attribute("testName") ?? "A test without a name.");

    /// <summary>Returns the counts that tests/Invoke-Pester.ps1 wrote.</summary>
    public static TestCounts FromJson(string file) =>
        JsonSerializer.Deserialize<TestCounts>(File.ReadAllText(file), JsonSerializerOptions.Web)!;

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";

    private static IEnumerable<XElement> Results(string file) => XDocument.Load(file).Descendants(Trx + "UnitTestResult");

    private static string Outcome(XElement result) => (string?)result.Attribute("outcome") ?? string.Empty;
}
