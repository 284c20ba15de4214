namespace GenesysReporting.Build;

/// <summary>The options of the command line.</summary>
internal sealed record BuildOptions(string Task)
{
    public string Configuration { get; init; } = "Release";

    /// <summary>Act as on a machine with the .NET SDK alone.</summary>
    public bool WithoutPowerShell { get; init; }

    /// <summary>The file of the platform's contract, for the catalogue and for the tests that need it.</summary>
    public string? Contract { get; init; }

    /// <summary>The folder that the package is made in; null for out/package.</summary>
    public string? Output { get; init; }

    /// <summary>The folder that holds the solution.</summary>
    public string Root { get; } = FindRoot();

    public string Out(params string[] parts) => Path.Combine([Root, "out", .. parts]);

    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    public static BuildOptions Parse(string[] args)
    {
        var options = new BuildOptions(args.Length > 0 ? args[0].ToLowerInvariant() : "build");
        for (int i = 1; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--contract" when i + 1 < args.Length => options with { Contract = args[++i] },
                "--configuration" or "-c" when i + 1 < args.Length => options with { Configuration = args[++i] },
                "--output" or "-o" when i + 1 < args.Length => options with { Output = Path.GetFullPath(args[++i]) },
                "--without-powershell" => options with { WithoutPowerShell = true },
                _ => new BuildOptions("usage"),
            };
        }

        return options;
    }

    public static int Usage()
    {
        Console.Error.WriteLine(
            "usage: build.sh | build.ps1  build | test | demo | docs | catalog | package | bench  [-c Release|Debug] [--without-powershell] [--contract <file>] [--output <folder>]");
        return 2;
    }

    private static string FindRoot()
    {
        string? folder = Directory.GetCurrentDirectory();
        while (folder is not null && !File.Exists(Path.Combine(folder, "GenesysReporting.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Run this inside the repository.");
    }
}
