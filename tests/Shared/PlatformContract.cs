namespace GenesysReporting.Tests.Shared;

/// <summary>The platform's own description of its API, which is not part of the repository.</summary>
internal static class PlatformContract
{
    /// <summary>The environment variable that names the file. Tests look outside the repository nowhere else.</summary>
    public const string Variable = "GENESYSREPORTING_CONTRACT";

    /// <summary>The file's path; null if the variable is not set.</summary>
    public static string? Path { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    /// <summary>The file's text.</summary>
    public static string Text => File.ReadAllText(Path!);

    /// <summary>Why a test is skipped; null if it can run.</summary>
    public static string? SkipReason => Path is null ? $"{Variable} does not name the platform's contract (analytics.openapi.json)." : null;
}

/// <summary>A test that compares something with the platform's contract. Its class or method has the trait that <c>build.sh test --contract</c> selects.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute() => Skip = PlatformContract.SkipReason;
}

/// <summary>The theory that compares something with the platform's contract.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractTheoryAttribute : TheoryAttribute
{
    public ContractTheoryAttribute() => Skip = PlatformContract.SkipReason;
}

/// <summary>The trait of tests that need the contract, so that they can be run alone.</summary>
internal static class Needs
{
    public const string Name = "Needs";
    public const string Contract = "Contract";
}

/// <summary>Files of the repository.</summary>
internal static class RepositoryFile
{
    /// <summary>Returns the path of a file below the folder that holds the solution.</summary>
    public static string At(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "GenesysReporting.sln")))
        {
            folder = folder.Parent;
        }

        return System.IO.Path.Combine([folder.FullName, .. parts]);
    }

    /// <summary>Returns the text of a file below the folder that holds the solution.</summary>
    public static string Read(params string[] parts) => File.ReadAllText(At(parts));
}
