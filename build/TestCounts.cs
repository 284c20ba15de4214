using System.Text.Json;
using System.Xml.Linq;

namespace GenesysReporting.Build;

/// <summary>How many tests passed, failed and were skipped.</summary>
internal sealed record TestCounts(int Passed, int Failed, int Skipped)
{
    public static TestCounts operator +(TestCounts a, TestCounts b) =>
        new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    /// <summary>The results that <c>dotnet test</c> wrote, by outcome.</summary>
    public static TestCounts FromTrx(string file)
    {
        XNamespace ns = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
        string[] outcomes = XDocument.Load(file)
            .Descendants(ns + "UnitTestResult")
            .Select(result => (string?)result.Attribute("outcome") ?? string.Empty)
            .ToArray();
        int passed = outcomes.Count(o => o == "Passed");
        int skipped = outcomes.Count(o => o == "NotExecuted");
        return new TestCounts(passed, outcomes.Length - passed - skipped, skipped);
    }

    /// <summary>The counts that tests/Invoke-Pester.ps1 wrote.</summary>
    public static TestCounts FromJson(string file) =>
        JsonSerializer.Deserialize<TestCounts>(File.ReadAllText(file), JsonSerializerOptions.Web)!;

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
