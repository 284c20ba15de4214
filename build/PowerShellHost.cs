namespace GenesysReporting.Build;

/// <summary>A PowerShell that can be started.</summary>
internal sealed record PowerShellHost(string Program, IReadOnlyList<string> Prefix)
{
    private static readonly string[] Quiet = ["-NoProfile", "-NonInteractive"];

    public int RunScript(BuildOptions options, string script, params string[] arguments) =>
        Shell.Run(options.Root, Program, [.. Prefix, .. Quiet, "-File", options.At(script), .. arguments]);

    /// <summary>Returns the exit code of a script, each of whose lines has a prefix; null if it was ended at the limit.</summary>
    public int? RunScriptWithin(TimeSpan limit, string prefix, BuildOptions options, string script, params string[] arguments) =>
        Shell.RunWithin(limit, prefix, options.Root, Program, [.. Prefix, .. Quiet, "-File", options.At(script), .. arguments]);

    /// <summary>True if this PowerShell has the module in that version or a later one; Windows comes with an old Pester.</summary>
    public bool Has(BuildOptions options, string module, string version) => Shell.Succeeds(
        options.Root,
        Program,
        [
            .. Prefix, .. Quiet, "-Command",
            $"if (-not (Get-Module -ListAvailable -FullyQualifiedName @{{ ModuleName = '{module}'; ModuleVersion = '{version}' }})) {{ exit 1 }}",
        ]);

    /// <summary>Returns pwsh on the PATH, otherwise the one that the tool manifest pins; null, with a message, if there is neither.</summary>
    public static PowerShellHost? Find(BuildOptions options)
    {
        if (options.WithoutPowerShell)
        {
            Console.WriteLine("PowerShell is left out, as asked.");
            return null;
        }

        if (Shell.Succeeds(options.Root, "pwsh", "-NoProfile", "-Version"))
        {
            return new PowerShellHost("pwsh", []);
        }

        if (Shell.Succeeds(options.Root, "dotnet", "tool", "restore"))
        {
            return new PowerShellHost("dotnet", ["tool", "run", "pwsh", "--"]);
        }

        Console.WriteLine("PowerShell was not found: there is no pwsh on the PATH, and 'dotnet tool restore' could not get it.");
        return null;
    }
}
