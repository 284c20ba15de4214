using System.Globalization;

namespace GenesysReporting.Build;

/// <summary>Runs the Pester suite on the packed module in several processes at once: most of its tests wait for others.</summary>
internal static class PesterTask
{
    private const int Parts = 2;

    // Several times as long as the suite takes: a run that hangs must end as a failure.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public static (TestCounts Counts, bool Ran) Run(BuildOptions options, string results)
    {
        int files = Directory.EnumerateFiles(options.At("tests", "Pester"), "*.Tests.ps1", SearchOption.AllDirectories).Count();
        PowerShellHost? host = PowerShellHost.Find(options);
        string? pester = host is null ? null : PesterModule.Find(options, host);
        if (host is null || pester is null)
        {
            string missing = host is null ? "PowerShell" : "the Pester module (Install-PSResource Pester)";
            Console.WriteLine($"SKIPPED: {files} Pester files did not run, because {missing} was not found.");
            return (new TestCounts(0, 0, files), true);
        }

        (TestCounts Counts, bool Ran)[] parts = Task.WhenAll(Enumerable.Range(1, Parts).Select(n => Task.Run(() => RunPart(options, host, pester, results, n))))
            .GetAwaiter().GetResult();
        return (parts.Select(p => p.Counts).Aggregate((a, b) => a + b), parts.All(p => p.Ran));
    }

    private static (TestCounts Counts, bool Ran) RunPart(BuildOptions options, PowerShellHost host, string pester, string results, int part)
    {
        string number = part.ToString(CultureInfo.InvariantCulture);
        string file = Path.Combine(results, $"pester-{number}.json");
        string[] arguments = ["-ResultFile", file, "-Pester", pester, "-Part", number, "-Of", Parts.ToString(CultureInfo.InvariantCulture)];
        if (host.RunScriptWithin(Limit, $"{number}| ", options, "tests/Invoke-Pester.ps1", arguments) is null)
        {
            Console.WriteLine($"Pester did not end within {Limit.TotalMinutes:0} minutes; it was ended. The test after the last line of part {number} hangs.");
        }

        return File.Exists(file)
            ? (TestCounts.FromJson(file), true)
            : (new TestCounts(0, 0, 0), false);
    }
}
