namespace GenesysReporting.Build;

/// <summary>Runs the xunit projects and, where PowerShell and Pester are available, the Pester suite on the packed module.</summary>
internal static class TestTask
{
    private const string Solution = "GenesysReporting.sln";

    // Tests read the contract only where this names it; see tests/Shared/PlatformContract.cs.
    private const string ContractVariable = "GENESYSREPORTING_CONTRACT";

    // The projects whose assemblies PowerShell 7.4 loads on .NET 8.
    private static readonly string[] OnNet8 = ["Core", "Http", "Sandbox"];

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

        (TestCounts xunit, bool xunitRan) = RunXunit(options, results, Solution, "--no-build");
        (TestCounts contract, bool contractRan) = options.Contract is null ? (new TestCounts(0, 0, 0), true) : RunContract(options, results);
        (TestCounts net8, bool net8Ran) = RunNet8(options, Path.Combine(results, "net8"));
        (TestCounts pester, bool pesterRan) = PesterTask.Run(options, results);
        Console.WriteLine();

        // Repeated here, because often only the end of a log is kept.
        foreach (string name in Directory.GetFiles(results, "*.trx", SearchOption.AllDirectories).SelectMany(TestCounts.Failures))
        {
            Console.WriteLine($"FAILED: {name}");
        }

        Console.WriteLine($"xunit: {xunit}");
        if (options.Contract is not null)
        {
            Console.WriteLine($"xunit, with the contract: {contract}");
        }

        Console.WriteLine($"xunit, on .NET 8: {net8}");
        Console.WriteLine($"Pester: {pester}");
        TestCounts all = xunit + contract + net8 + pester;
        Console.WriteLine(all);
        return all.Failed == 0 && xunitRan && contractRan && net8Ran && pesterRan ? 0 : 1;
    }

    /// <summary>Runs the tests that compare something with the platform's contract, which were skipped before.</summary>
    private static (TestCounts Counts, bool Ran) RunContract(BuildOptions options, string results)
    {
        Environment.SetEnvironmentVariable(ContractVariable, Path.GetFullPath(options.Contract!));
        try
        {
            return RunXunit(options, Path.Combine(results, "contract"), Solution, "--no-build", "--filter", "Needs=Contract");
        }
        finally
        {
            Environment.SetEnvironmentVariable(ContractVariable, null);
        }
    }

    /// <summary>Runs the tests again on the .NET 8 runtime, for which they are compiled into a separate folder.</summary>
    private static (TestCounts Counts, bool Ran) RunNet8(BuildOptions options, string results)
    {
        if (Net8Runtime.Find(options) is not { } dotnet)
        {
            Console.WriteLine($"SKIPPED: {OnNet8.Length} xunit projects did not run on .NET 8, because its runtime was not found.");
            return (new TestCounts(0, 0, OnNet8.Length), true);
        }

        (TestCounts Counts, bool Ran)[] runs = [.. OnNet8.Select(name => RunXunit(
            options,
            Path.Combine(results, name),
            options.At("tests", $"GenesysReporting.{name}.Tests"),
            "-p:TestFramework=net8.0", $"-p:ArtifactsPath={options.At("artifacts", "net8")}/", "--filter", "Needs!=Contract",
            "--", $"RunConfiguration.DotNetHostPath={dotnet}"))];
        return (runs.Select(r => r.Counts).Aggregate((a, b) => a + b), runs.All(r => r.Ran));
    }

    private static (TestCounts Counts, bool Ran) RunXunit(BuildOptions options, string results, string target, params string[] more)
    {
        int exit = Shell.Run(
            options.Root,
            "dotnet",
            [
                "test", target, "-c", options.Configuration, "--nologo", "-v", "quiet",
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
}
