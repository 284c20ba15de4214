namespace GenesysReporting.Build;

/// <summary>Runs the xunit projects and, where PowerShell and Pester are available, the Pester suite on the packed module.</summary>
internal static class TestTask
{
    // Tests read the contract only where this names it; see tests/Shared/PlatformContract.cs.
    private const string ContractVariable = "GENESYSREPORTING_CONTRACT";

    // Several times as long as the suite takes: a run that hangs must end as a failure.
    private static readonly TimeSpan PesterLimit = TimeSpan.FromMinutes(15);

    public static int Run(BuildOptions options)
    {
        string results = options.Out("test-results");
        if (Directory.Exists(results))
        {
            Directory.Delete(results, recursive: true);
        }

        if (BuildTasks.Build(options) != 0)
        {
            Console.WriteLine("The build failed; no test ran.");
            return 1;
        }

        (TestCounts xunit, bool xunitRan) = RunXunit(options, results);
        (TestCounts contract, bool contractRan) = options.Contract is null ? (new TestCounts(0, 0, 0), true) : RunContract(options, results);
        (TestCounts pester, bool pesterRan) = RunPester(options, results);
        Console.WriteLine();

        // Repeated here, because often only the end of a log is kept.
        foreach (string name in TrxFiles(results).Concat(TrxFiles(Path.Combine(results, "contract"))).SelectMany(TestCounts.Failures))
        {
            Console.WriteLine($"FAILED: {name}");
        }

        Console.WriteLine($"xunit: {xunit}");
        if (options.Contract is not null)
        {
            Console.WriteLine($"xunit, with the contract: {contract}");
        }

        Console.WriteLine($"Pester: {pester}");
        TestCounts all = xunit + contract + pester;
        Console.WriteLine(all);
        return all.Failed == 0 && xunitRan && contractRan && pesterRan ? 0 : 1;
    }

    /// <summary>Runs the tests that compare something with the platform's contract, which were skipped before.</summary>
    private static (TestCounts Counts, bool Ran) RunContract(BuildOptions options, string results)
    {
        Environment.SetEnvironmentVariable(ContractVariable, Path.GetFullPath(options.Contract!));
        try
        {
            return RunXunit(options, Path.Combine(results, "contract"), "--filter", "Needs=Contract");
        }
        finally
        {
            Environment.SetEnvironmentVariable(ContractVariable, null);
        }
    }

    private static (TestCounts Counts, bool Ran) RunXunit(BuildOptions options, string results, params string[] more)
    {
        int exit = Shell.Run(
            options.Root,
            "dotnet",
            [
                "test", "GenesysReporting.sln", "-c", options.Configuration, "--no-build", "--nologo", "-v", "quiet",
                "--logger", "trx", "--logger", "console;verbosity=minimal", "--results-directory", results, .. more,
            ]);
        string[] files = TrxFiles(results);
        foreach (IGrouping<string, string> reason in files.SelectMany(TestCounts.SkipReasons).GroupBy(r => r))
        {
            Console.WriteLine($"SKIPPED: {reason.Count()} xunit tests did not run. {reason.Key}");
        }

        TestCounts counts = files.Select(TestCounts.FromTrx).Aggregate(new TestCounts(0, 0, 0), (a, b) => a + b);

        // A runner that crashed reports no failed test.
        return (counts, counts.Passed > 0 && (exit == 0 || counts.Failed > 0));
    }

    private static string[] TrxFiles(string results) =>
        Directory.Exists(results) ? Directory.GetFiles(results, "*.trx") : [];

    private static (TestCounts Counts, bool Ran) RunPester(BuildOptions options, string results)
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

        string file = Path.Combine(results, "pester.json");
        if (host.RunScriptWithin(PesterLimit, options, "tests/Invoke-Pester.ps1", "-ResultFile", file, "-Pester", pester) is null)
        {
            Console.WriteLine($"Pester did not end within {PesterLimit.TotalMinutes:0} minutes; it was ended. The test after the last line above hangs.");
        }

        return File.Exists(file)
            ? (TestCounts.FromJson(file), true)
            : (new TestCounts(0, 0, 0), false);
    }
}
